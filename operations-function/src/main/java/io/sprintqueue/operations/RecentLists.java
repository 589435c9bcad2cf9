package io.sprintqueue.operations;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Keeps lists that were read for some seconds, so that a page that is reloaded with another filter
/// does not read every item again. What it keeps is bounded in lists and bytes.
final class RecentLists {
    static final Duration KEPT = Duration.ofSeconds(10);
    static final int LISTS_MAX = 16;
    static final int BYTES_MAX = 20_000_000;

    private final InstantSource clock;
    private final Map<String, ItemList> lists = new LinkedHashMap<>();

    RecentLists(InstantSource clock) {
        this.clock = clock;
    }

    /// The list of that name: the kept one, or else the one that is read now.
    ItemList of(String name, Supplier<ItemList> read) {
        ItemList kept = kept(name);
        if (kept != null) {
            return kept;
        }
        ItemList fresh = read.get();
        keep(name, fresh);
        return fresh;
    }

    private synchronized @Nullable ItemList kept(String name) {
        Instant oldest = clock.instant().minus(KEPT);
        lists.values().removeIf(list -> !list.readAt().isAfter(oldest));
        return lists.get(name);
    }

    private synchronized void keep(String name, ItemList list) {
        lists.remove(name);
        lists.put(name, list);
        var oldestFirst = lists.entrySet().iterator();
        while (lists.size() > LISTS_MAX || bytes() > BYTES_MAX) {
            oldestFirst.next();
            oldestFirst.remove();
        }
    }

    private long bytes() {
        return lists.values().stream().mapToLong(ItemList::bytes).sum();
    }
}
