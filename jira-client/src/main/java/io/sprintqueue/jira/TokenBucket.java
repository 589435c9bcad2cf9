package io.sprintqueue.jira;

import java.time.Duration;
import java.time.Instant;

/// How many requests are left, as a value: it fills by time, up to its burst.
///
/// @param perSecond how fast it fills
/// @param burst the most that it holds
/// @param tokens what it held at `at`
/// @param at when that was
/// @param notBefore no request is made before
public record TokenBucket(
        double perSecond, int burst, double tokens, Instant at, Instant notBefore) {
    private static final double MILLIS = 1_000;

    /// What Jira grants is for everyone who asks; we take no more than this part of it.
    private static final double OUR_PART = 0.5;

    /// A full one.
    public static TokenBucket full(double perSecond, int burst, Instant now) {
        return new TokenBucket(perSecond, burst, burst, now, Instant.EPOCH);
    }

    /// How many requests may be made now.
    public int available(Instant now) {
        return now.isBefore(notBefore) ? 0 : (int) filled(now);
    }

    /// How long to wait until one may be made.
    public Duration untilNext(Instant now) {
        double missing = Math.max(0, 1 - filled(now));
        Duration refill = Duration.ofMillis((long) Math.ceil(missing / perSecond * MILLIS));
        Duration pause = Duration.between(now, notBefore);
        return refill.compareTo(pause) > 0 ? refill : pause;
    }

    /// The same with that many fewer.
    ///
    /// @param count at most what is available
    public TokenBucket take(int count, Instant now) {
        if (count > available(now)) {
            throw new IllegalArgumentException("so many requests are not left");
        }
        return new TokenBucket(perSecond, burst, filled(now) - count, now, notBefore);
    }

    /// The same, closed until then; never opened earlier than it was to be.
    public TokenBucket pauseUntil(Instant time) {
        return new TokenBucket(
                perSecond, burst, tokens, at, time.isAfter(notBefore) ? time : notBefore);
    }

    /// The same, filling at that speed from now on; until now it filled at the speed it had.
    public TokenBucket refilling(double newPerSecond, Instant now) {
        return new TokenBucket(newPerSecond, burst, filled(now), now, notBefore);
    }

    /// The same, filling no faster than our part of what Jira grants to everyone.
    public TokenBucket granted(double perSecondOfAll, Instant now) {
        double ours = Math.min(perSecond, perSecondOfAll * OUR_PART);
        return ours > 0 ? refilling(ours, now) : this;
    }

    private double filled(Instant now) {
        double seconds = Math.max(0, Duration.between(at, now).toMillis()) / MILLIS;
        return Math.min(burst, tokens + seconds * perSecond);
    }
}
