package io.sprintqueue.store;

import io.sprintqueue.core.statistics.Statistics;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;

/// The port by which operators read what was counted.
public interface StatisticsReader {
    /// Statistics are kept for at least so long.
    Duration KEPT = Duration.ofDays(15);

    /// What was counted in each minute from the one of `from` to the one of `to`, both included;
    /// minutes in which nothing was are left out.
    SortedMap<Instant, Statistics> between(Instant from, Instant to);

    /// The latest minute in which anything was counted, looking back from one time to another.
    Optional<Instant> latest(Instant from, Instant backTo);
}
