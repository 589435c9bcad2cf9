package io.sprintqueue.messaging;

import io.sprintqueue.core.delivery.Lane;

import org.jspecify.annotations.Nullable;

/// How many messages a lane has.
///
/// @param waiting its own; absent if the queue does not answer
/// @param deadLetters those of its dead-letter queue, in flight while they wait until they are due;
///     absent if the queue does not answer
public record LaneStatus(
        Lane lane, @Nullable QueueDepth waiting, @Nullable QueueDepth deadLetters) {}
