package io.sprintqueue.core.retry;

import io.sprintqueue.core.config.Configuration.Redrive;
import io.sprintqueue.core.delivery.Envelope;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Decides what to do next with a message of a dead-letter queue.
///
/// A message is stamped with its due time before it waits, because the queue gives no reliable sign
/// that a message is new.
public sealed interface RedriveStep {
    /// New: send it again to the same queue, with this envelope.
    record Schedule(Envelope envelope) implements RedriveStep {}

    /// Not due yet: hide it for so long, which may be less than it has to wait.
    record Wait(Duration hidden) implements RedriveStep {}

    /// Due: send it to the bulk lane, with this envelope.
    record Return(Envelope envelope) implements RedriveStep {}

    /// It returned as often as it may, and failed each time.
    record Spent() implements RedriveStep {}

    /// Decides from the arguments only.
    ///
    /// @param envelope as it is in the dead-letter queue
    /// @param unit a random number, 0 ≤ unit < 1
    static RedriveStep of(Envelope envelope, Redrive redrive, Instant now, double unit) {
        if (envelope.redriveCycle() >= redrive.cycles()) {
            return new Spent();
        }
        Instant dueAt = envelope.dueAt();
        if (dueAt == null) {
            Duration wait = Backoff.of(redrive).lateHalf(envelope.redriveCycle() + 1, unit);
            return new Schedule(envelope.due(now.plus(wait).truncatedTo(ChronoUnit.MILLIS)));
        }
        return now.isBefore(dueAt)
                ? new Wait(Backoff.hidden(Duration.between(now, dueAt)))
                : new Return(envelope.redriven());
    }
}
