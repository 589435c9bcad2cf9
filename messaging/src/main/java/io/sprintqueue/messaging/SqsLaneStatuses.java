package io.sprintqueue.messaging;

import io.sprintqueue.core.delivery.Lane;

import software.amazon.awssdk.services.sqs.SqsClient;

import java.util.Map;
import java.util.Objects;

/// Calls SQS.
///
/// @param queues the URL of each lane's queue
/// @param deadLetterQueues the URL of each lane's dead-letter queue
public record SqsLaneStatuses(
        SqsClient sqs, Map<Lane, String> queues, Map<Lane, String> deadLetterQueues)
        implements LaneStatuses {
    public SqsLaneStatuses {
        queues = Map.copyOf(queues);
        deadLetterQueues = Map.copyOf(deadLetterQueues);
    }

    @Override
    public QueueDepth waiting(Lane lane) {
        return depth(queues, lane);
    }

    @Override
    public QueueDepth deadLetters(Lane lane) {
        return depth(deadLetterQueues, lane);
    }

    private QueueDepth depth(Map<Lane, String> urls, Lane lane) {
        return QueueDepth.of(sqs, Objects.requireNonNull(urls.get(lane), "a lane has no queue"));
    }
}
