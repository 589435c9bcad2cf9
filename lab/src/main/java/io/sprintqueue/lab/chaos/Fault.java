package io.sprintqueue.lab.chaos;

import java.time.Duration;

/// A fault of a network link.
sealed interface Fault {
    /// Every connection is reset, open ones and new ones.
    record Refuse() implements Fault {}

    /// Nothing passes, without an error: the time-outs must notice.
    record Silence() implements Fault {}

    /// Requests pass; the connection is reset when the response comes, so that the caller cannot
    /// know the result.
    record LoseAnswers() implements Fault {}

    /// Everything passes, late.
    record Lag(Duration by) implements Fault {}

    /// Everything passes, slowly.
    record Trickle(int bytesPerSecond) implements Fault {}
}
