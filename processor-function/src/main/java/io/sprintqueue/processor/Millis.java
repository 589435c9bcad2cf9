package io.sprintqueue.processor;

import java.time.Duration;
import java.time.Instant;

/// Counts the milliseconds between two clocks that may not agree.
final class Millis {
    private Millis() {}

    /// Never below 0: a time in the future counts as now.
    static long between(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toMillis());
    }
}
