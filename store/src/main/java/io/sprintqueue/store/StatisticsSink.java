package io.sprintqueue.store;

import io.sprintqueue.core.statistics.Statistics;

import java.time.Instant;

/// The port for counting events.
@FunctionalInterface
public interface StatisticsSink {
    /// Adds to what was counted in the minute of that time, once and never twice. What fails is
    /// added with what is added next, if anything is.
    ///
    /// @throws RuntimeException if it, or what failed before, is not known to be counted
    void add(Instant time, Statistics more);
}
