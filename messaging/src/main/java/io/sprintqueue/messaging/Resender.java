package io.sprintqueue.messaging;

import io.sprintqueue.core.delivery.Envelope;

/// Sends messages of a dead-letter queue on, their text and encoding unchanged: no body need be
/// read for it. When a method returns, the copy is safe, and the message may be acknowledged; sent
/// again soon after, it is taken once.
public interface Resender {
    /// To the queue it came from, into a group of its own, since there it waits for itself alone.
    ///
    /// @param stamped its envelope from now on
    /// @throws RuntimeException where it is not known to be safe; sending again is harmless
    void toItsQueue(Received message, Envelope stamped);

    /// To the bulk lane, into the group of its entity.
    ///
    /// @param redriven its envelope from now on
    /// @throws RuntimeException where it is not known to be safe; sending again is harmless
    void toTheBulkLane(Received message, Envelope redriven);
}
