package io.sprintqueue.messaging;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Envelope;

/// An event on its way to the processor.
///
/// @param envelope all that is known except the body; its event id ends in the body's hash
/// @param body the exact bytes that Jira sent
public record LaneMessage(Envelope envelope, Body body) {
    /// Checks that the two belong together.
    ///
    /// @throws IllegalArgumentException if the event id names another body
    public LaneMessage {
        if (!envelope.eventId().hash().equals(body.hash())) {
            throw new IllegalArgumentException(
                    "event " + envelope.eventId() + " has another body, of hash " + body.hash());
        }
    }
}
