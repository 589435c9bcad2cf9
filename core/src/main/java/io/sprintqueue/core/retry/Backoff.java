package io.sprintqueue.core.retry;

import io.sprintqueue.core.config.Configuration.Redrive;
import io.sprintqueue.core.config.Configuration.Retry;

import java.time.Duration;

/// Exponential backoff, as arithmetic: randomness is an argument, and nothing waits here.
///
/// @param base the longest wait after the first failure, at least a second
/// @param factor by what each further one is longer, at least 1
/// @param cap the longest of all
public record Backoff(Duration base, int factor, Duration cap) {
    /// The longest that a message can be hidden. SQS allows 12 hours, and counts from the receive.
    public static final Duration HIDDEN_MAX = Duration.ofHours(12).minusMinutes(5);

    public Backoff {
        if (base.compareTo(Duration.ofSeconds(1)) < 0 || factor < 1 || cap.compareTo(base) < 0) {
            throw new IllegalArgumentException(
                    "no backoff: base %s, factor %d, cap %s".formatted(base, factor, cap));
        }
    }

    /// Between the tries of a lane.
    public static Backoff of(Retry retry) {
        return new Backoff(retry.base(), retry.factor(), retry.cap());
    }

    /// Between the cycles of a dead-letter queue.
    public static Backoff of(Redrive redrive) {
        return new Backoff(redrive.base(), redrive.factor(), redrive.cap());
    }

    /// The longest wait after so many failures: base × factor^(attempt − 1), and never above the
    /// cap.
    ///
    /// @param attempt the failures so far, from 1
    public Duration ceiling(int attempt) {
        if (factor == 1) {
            return base;
        }
        Duration last = cap.dividedBy(factor);
        Duration ceiling = base;
        for (int step = 1; step < attempt; step++) {
            if (ceiling.compareTo(last) > 0) {
                return cap;
            }
            ceiling = ceiling.multipliedBy(factor);
        }
        return ceiling;
    }

    /// Full jitter: any whole number of seconds from 1 to the ceiling, so that those who failed
    /// together do not return together.
    ///
    /// @param unit a random number, 0 ≤ unit < 1
    public Duration anywhere(int attempt, double unit) {
        return Duration.ofSeconds(1 + (long) (unit * ceiling(attempt).toSeconds()));
    }

    /// Half jitter: in the later half up to the ceiling. The cycles of a dead-letter queue are few,
    /// so each must really last.
    ///
    /// @param unit a random number, 0 ≤ unit < 1
    public Duration lateHalf(int attempt, double unit) {
        Duration ceiling = ceiling(attempt);
        long millis = ceiling.toMillis();
        return ceiling.minusMillis((long) (unit * (millis / 2 + 1)));
    }

    /// The time for which a message can be hidden that should not be seen before the wait is over:
    /// whole seconds as SQS takes them, at least one, at most [#HIDDEN_MAX].
    public static Duration hidden(Duration wait) {
        if (wait.compareTo(HIDDEN_MAX) >= 0) {
            return HIDDEN_MAX;
        }
        return Duration.ofSeconds(Math.max(1, wait.plusNanos(999_999_999).toSeconds()));
    }
}
