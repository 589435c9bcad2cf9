package io.sprintqueue.core.event;

import io.sprintqueue.core.event.JiraEvent.Moment;

import java.time.Duration;
import java.time.Instant;

/// Decides which events are too old, and which are from the future.
///
/// @param ageMax an event older than this is ignored; tombstones outlive it
public record TimePolicy(Duration ageMax) {
    /// A register with a stamp further ahead than this could never be overwritten.
    public static final Duration AHEAD_MAX = Duration.ofHours(24);

    /// The verdict on an event's times.
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
