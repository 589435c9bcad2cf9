package io.sprintqueue.core.event;

import io.sprintqueue.core.event.JiraEvent.Moment;

import java.time.Duration;
import java.time.Instant;

/// Decides which events are too old, and which are from the future.
///
/// @param ageMax an event older than this is ignored; tombstones outlive it
public record TimePolicy(Duration ageMax) {
    /// A stamp further ahead than this would be a register that nothing could overwrite.
    public static final Duration AHEAD_MAX = Duration.ofHours(24);

    /// What the times of an event say of it.
    public enum Verdict {
        TIMELY,
        TOO_OLD,
        AHEAD_OF_CLOCK
    }

    /// Judges an event by its own times.
    ///
    /// @param receivedAt when it was accepted
    /// @param now the time of applying it
    public Verdict judge(Moment moment, Instant receivedAt, Instant now) {
        long latest = Math.max(moment.timestamp(), moment.updated());
        if (Instant.ofEpochMilli(latest).isAfter(receivedAt.plus(AHEAD_MAX))) {
            return Verdict.AHEAD_OF_CLOCK;
        }
        return Instant.ofEpochMilli(moment.timestamp()).isBefore(now.minus(ageMax))
                ? Verdict.TOO_OLD
                : Verdict.TIMELY;
    }
}
