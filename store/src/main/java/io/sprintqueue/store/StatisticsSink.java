package io.sprintqueue.store;

import io.sprintqueue.core.statistics.Statistics;

import java.time.Instant;

/// The port by which is counted what has been done.
@FunctionalInterface
public interface StatisticsSink {
    /// Adds to what was counted in the minute of that time, once or, where this fails, perhaps not:
    /// it is never tried again, since a number twice is worse than a number less.
    ///
    /// @throws RuntimeException where it is not known to be counted
    void add(Instant time, Statistics more);
}
