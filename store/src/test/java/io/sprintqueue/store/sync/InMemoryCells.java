package io.sprintqueue.store.sync;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Cells in memory: the specification of what the table does.
public final class InMemoryCells implements Cells {
    /// No item of DynamoDB is larger.
    private static final int BYTES_MAX = 400 * 1024;

    private final Map<String, TreeMap<String, Cell>> groups = new HashMap<>();

    @Override
    public synchronized List<Cell> all(String group) {
        return List.copyOf(of(group).values());
    }

    @Override
    public synchronized Cell read(String group, String name) {
        return of(group).getOrDefault(name, new Cell(name, 0, ""));
    }

    @Override
    public synchronized boolean write(String group, Cell next) {
        if (next.text().getBytes(StandardCharsets.UTF_8).length > BYTES_MAX) {
            throw new IllegalArgumentException("the cell " + next.name() + " is too large");
        }
        if (read(group, next.name()).version() != next.version() - 1) {
            return false;
        }
        of(group).put(next.name(), next);
        return true;
    }

    @Override
    public synchronized void remove(String group, String name) {
        of(group).remove(name);
    }

    private Map<String, Cell> of(String group) {
        return groups.computeIfAbsent(group, _ -> new TreeMap<>());
    }
}
