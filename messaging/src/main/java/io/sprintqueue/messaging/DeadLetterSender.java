package io.sprintqueue.messaging;

import io.sprintqueue.core.delivery.Envelope;

/// Sends messages of a dead-letter queue on, with text and encoding unchanged, so no body is read.
/// When a method returns, the copy is safe and the message may be acknowledged. A repeat soon after
/// is accepted once.
public interface DeadLetterSender {
    /// To the queue it came from, into a group that only it uses, so that it blocks no other
    /// message.
    ///
    /// @param stamped its envelope from now on
    /// @throws RuntimeException if it is not known to be safe; sending again is harmless
    void sendToItsQueue(QueuedMessage message, Envelope stamped);

    /// To the bulk lane, into the group of its entity.
    ///
    /// @param redriven its envelope from now on
    /// @throws RuntimeException if it is not known to be safe; sending again is harmless
    void sendToBulkLane(QueuedMessage message, Envelope redriven);
}
