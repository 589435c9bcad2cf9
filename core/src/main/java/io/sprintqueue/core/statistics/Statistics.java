package io.sprintqueue.core.statistics;

import io.sprintqueue.core.delivery.Lane;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/// What was counted and measured in some time. Those of two times, or of two writers, add up.
///
/// @param counts never 0
/// @param histograms never empty
public record Statistics(Map<Counter, Long> counts, Map<Series, Histogram> histograms) {
    public static final Statistics NONE = new Statistics(Map.of(), Map.of());

    public Statistics {
        counts = Map.copyOf(counts);
        histograms = Map.copyOf(histograms);
    }

    /// With so many more of this.
    public Statistics counted(Counter counter, long more) {
        return more == 0 ? this : plus(new Statistics(Map.of(counter, more), Map.of()));
    }

    /// With this number measured, too.
    public Statistics measured(Series series, long millis) {
        return plus(new Statistics(Map.of(), Map.of(series, Histogram.of(millis))));
    }

    /// Both together.
    public Statistics plus(Statistics other) {
        var allCounts = new EnumMap<Counter, Long>(Counter.class);
        allCounts.putAll(counts);
        other.counts.forEach((counter, count) -> allCounts.merge(counter, count, Long::sum));
        var allHistograms = new HashMap<>(histograms);
        other.histograms.forEach(
                (series, more) -> allHistograms.merge(series, more, Histogram::plus));
        return new Statistics(allCounts, allHistograms);
    }

    public boolean isEmpty() {
        return equals(NONE);
    }

    /// Whether readings of sync are all that was counted.
    public boolean isOfSyncAlone() {
        return !counts.isEmpty() && counts.keySet().stream().allMatch(Counter::isOfSync);
    }

    /// How often this was counted.
    public long count(Counter counter) {
        return counts.getOrDefault(counter, 0L);
    }

    /// What was measured of all these.
    public Histogram histogram(Series... several) {
        return Arrays.stream(several)
                .map(series -> histograms.getOrDefault(series, Histogram.EMPTY))
                .reduce(Histogram.EMPTY, Histogram::plus);
    }

    /// What is measured, and of which lane.
    public record Series(Measure measure, Lane lane) {}

    /// A duration measured for events, in milliseconds.
    public enum Measure {
        /// From the change in Jira until it was applied.
        FRESHNESS,
        /// From the acceptance of a delivery until it was applied.
        QUEUE_LAG,
        /// How long the oldest message of a batch had been in its lane.
        AGE
    }
}
