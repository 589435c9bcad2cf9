package io.sprintqueue.simulation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Virtual time: what is to happen, and when. What is due in the same millisecond happens in any
/// order, by choice.
final class Agenda implements InstantSource {
    /// When every history starts.
    static final Instant START = Instant.parse("2026-10-05T09:00:00Z");

    private final Choices choices;
    private final TreeMap<Long, List<Runnable>> due = new TreeMap<>();
    private long nowMillis = START.toEpochMilli();
    private long steps;

    Agenda(Choices choices) {
        this.choices = choices;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(nowMillis);
    }

    @Override
    public long millis() {
        return nowMillis;
    }

    /// How many things have happened.
    long steps() {
        return steps;
    }

    void after(long delayMillis, Runnable action) {
        at(nowMillis + Math.max(0, delayMillis), action);
    }

    void at(long timeMillis, Runnable action) {
        due.computeIfAbsent(Math.max(nowMillis, timeMillis), _ -> new ArrayList<>(2)).add(action);
    }

    /// Makes the next thing happen; false if nothing is left to.
    boolean step() {
        var first = due.firstEntry();
        if (first == null) {
            return false;
        }
        List<Runnable> together = first.getValue();
        Runnable next = together.remove(together.size() == 1 ? 0 : choices.below(together.size()));
        if (together.isEmpty()) {
            due.remove(first.getKey());
        }
        nowMillis = first.getKey();
        steps++;
        next.run();
        return true;
    }
}
