package io.sprintqueue.messaging;

import io.sprintqueue.core.delivery.Envelope;

import software.amazon.awssdk.services.sqs.SqsClient;

/// Sends on by SQS.
public final class SqsDeadLetterSender implements DeadLetterSender {
    private final SqsClient sqs;
    private final QueueUrls deadLetterQueues;
    private final String bulkLaneUrl;

    /// Sends from these dead-letter queues to that lane.
    public SqsDeadLetterSender(SqsClient sqs, QueueUrls deadLetterQueues, String bulkLaneUrl) {
        this.sqs = sqs;
        this.deadLetterQueues = deadLetterQueues;
        this.bulkLaneUrl = bulkLaneUrl;
    }

    @Override
    public void sendToItsQueue(QueuedMessage message, Envelope stamped) {
        String group = stamped.site() + ":" + stamped.eventId();
        send(message, stamped, deadLetterQueues.of(message.queueArn()), group);
    }

    @Override
    public void sendToBulkLane(QueuedMessage message, Envelope redriven) {
        send(message, redriven, bulkLaneUrl, redriven.messageGroup());
    }

    private void send(QueuedMessage message, Envelope envelope, String queueUrl, String group) {
        var attributes = MessageCodec.readdressed(message.attributes(), envelope);
        sqs.sendMessage(
                SqsLaneSender.request(message.text(), attributes)
                        .queueUrl(queueUrl)
                        .messageGroupId(group)
                        .messageDeduplicationId(DeduplicationId.of(envelope))
                        .build());
    }
}
