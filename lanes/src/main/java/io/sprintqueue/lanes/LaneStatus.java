package io.sprintqueue.lanes;

import software.amazon.awssdk.services.sqs.SqsClient;

/// How much a lane holds.
///
/// @param lane what waits in it and what is being worked on
/// @param deadLetters the same of its dead-letter queue
public record LaneStatus(QueueDepth lane, QueueDepth deadLetters) {
    /// Asks SQS.
    public static LaneStatus of(SqsClient sqs, String queueUrl, String deadLetterQueueUrl) {
        return new LaneStatus(QueueDepth.of(sqs, queueUrl), QueueDepth.of(sqs, deadLetterQueueUrl));
    }
}
