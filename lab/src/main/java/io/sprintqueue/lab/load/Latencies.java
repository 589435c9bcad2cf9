package io.sprintqueue.lab.load;

import org.HdrHistogram.ConcurrentHistogram;

import java.time.Duration;

/// Durations, written by many threads at once.
public final class Latencies {
    private static final Duration LONGEST = Duration.ofHours(1);

    private final ConcurrentHistogram micros =
            new ConcurrentHistogram(LONGEST.toNanos() / 1_000, 3);

    /// Takes one down. What takes longer than an hour counts as that; what ended before it began,
    /// by two clocks, took no time.
    public void record(Duration took) {
        long value = took.toNanos() / 1_000;
        micros.recordValue(Math.clamp(value, 0, micros.getHighestTrackableValue()));
    }

    public boolean isEmpty() {
        return micros.getTotalCount() == 0;
    }

    /// What so many in a hundred did not exceed, in milliseconds.
    public double millisAt(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1_000.0;
    }
}
