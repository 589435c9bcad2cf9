package io.sprintqueue.messaging;

import io.sprintqueue.core.delivery.Lane;

import software.amazon.awssdk.services.sqs.SqsClient;

import java.util.Map;
import java.util.Objects;

/// How many messages the lanes and their dead-letter queues hold.
public interface LaneDepths {
    /// How many the lane holds.
    QueueDepth waiting(Lane lane);

    /// How many its dead-letter queue holds.
    QueueDepth deadLetters(Lane lane);

    /// As SQS says it.
    ///
    /// @param queues the URL of each lane's queue
    /// @param deadLetterQueues the URL of each lane's dead-letter queue
    static LaneDepths of(
            SqsClient sqs, Map<Lane, String> queues, Map<Lane, String> deadLetterQueues) {
        return new LaneDepths() {
            @Override
            public QueueDepth waiting(Lane lane) {
                return depth(queues, lane);
            }

            @Override
            public QueueDepth deadLetters(Lane lane) {
                return depth(deadLetterQueues, lane);
            }

            private QueueDepth depth(Map<Lane, String> urls, Lane lane) {
                return QueueDepth.of(
                        sqs, Objects.requireNonNull(urls.get(lane), "a lane has no queue"));
            }
        };
    }
}
