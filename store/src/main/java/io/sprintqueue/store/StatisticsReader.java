package io.sprintqueue.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The port by which operators read what was counted.
public interface StatisticsReader {
    /// Statistics are kept for at least so long.
    Duration KEPT = Duration.ofDays(15);

    /// What was counted in each minute from the one of `from` to the one of `to`, both included.
    /// How much is read is bounded: where there is more, the earliest minutes are left out.
    Counted between(Instant from, Instant to);

    /// The latest minute in which anything but readings of sync was counted, looking back from one
    /// time to another: readings tell nothing of whether Jira still sends.
    Optional<Instant> latest(Instant from, Instant backTo);
}
