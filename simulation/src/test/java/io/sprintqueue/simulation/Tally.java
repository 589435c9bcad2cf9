package io.sprintqueue.simulation;

import java.util.Map;
import java.util.TreeMap;

/// Counts what happened, so that a simulation in which something never does is noticed.
final class Tally {
    private final Map<String, Long> counts = new TreeMap<>();

    void count(Object what) {
        count(what, 1);
    }

    void count(Object what, long times) {
        if (times > 0) {
            counts.merge(what.toString(), times, Long::sum);
        }
    }

    synchronized void add(Tally other) {
        other.counts.forEach((what, count) -> counts.merge(what, count, Long::sum));
    }

    /// How many faults there were.
    long faults() {
        return counts.entrySet().stream()
                .filter(each -> isFault(each.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /// What happened in addition to the faults.
    Map<String, Long> ends() {
        var ends = new TreeMap<>(counts);
        ends.keySet().removeIf(Tally::isFault);
        return ends;
    }

    private static boolean isFault(String name) {
        return name.contains("/");
    }

    Map<String, Long> counts() {
        return counts;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tally that && counts.equals(that.counts);
    }

    @Override
    public int hashCode() {
        return counts.hashCode();
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}
