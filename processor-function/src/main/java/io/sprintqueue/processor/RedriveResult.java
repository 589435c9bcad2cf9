package io.sprintqueue.processor;

import io.sprintqueue.core.delivery.Envelope;

import java.time.Duration;

/// How one message of a dead-letter queue ended in this invocation.
public sealed interface RedriveResult {
    /// SQS's id of the message.
    String messageId();

    /// It was sent again to its queue, to wait there until it is due; acknowledged.
    record Stamped(String messageId, Envelope envelope) implements RedriveResult {}

    /// It was sent to its lane; acknowledged.
    record Returned(String messageId, Envelope envelope) implements RedriveResult {}

    /// Its event is recorded as dead; acknowledged.
    record Dead(String messageId, Envelope envelope, String reason) implements RedriveResult {}

    /// Another copy has settled its event meanwhile; acknowledged.
    record Settled(String messageId, Envelope envelope) implements RedriveResult {}

    /// It is not due; it returns after this time.
    record Waiting(String messageId, Duration hidden) implements RedriveResult {}

    /// Something failed; it returns after this time.
    ///
    /// @param error the kind of failure, never a body
    record Failed(String messageId, Duration hidden, String error) implements RedriveResult {}

    /// This code cannot read it; it returns after this time, because a newer version may.
    record Unreadable(String messageId, Duration hidden, String error) implements RedriveResult {}
}
