package io.sprintqueue.messaging;

import io.sprintqueue.core.delivery.Lane;

/// Reads how many messages the lanes have.
public interface LaneStatuses {
    /// How many the lane has.
    QueueDepth waiting(Lane lane);

    /// How many its dead-letter queue has.
    QueueDepth deadLetters(Lane lane);
}
