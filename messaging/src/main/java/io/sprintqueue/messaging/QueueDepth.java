package io.sprintqueue.messaging;

import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import java.util.Map;

/// How many messages a queue has, as SQS estimates it.
///
/// @param visible waiting to be received
/// @param inFlight received and not yet acknowledged
public record QueueDepth(int visible, int inFlight) {
    private static final QueueAttributeName WAITING =
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
    private static final QueueAttributeName HELD =
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE;

    /// Calls SQS.
    public static QueueDepth of(SqsClient sqs, String queueUrl) {
        Map<QueueAttributeName, String> attributes =
                sqs.getQueueAttributes(
                                request -> request.queueUrl(queueUrl).attributeNames(WAITING, HELD))
                        .attributes();
        return new QueueDepth(number(attributes, WAITING), number(attributes, HELD));
    }

    private static int number(Map<QueueAttributeName, String> attributes, QueueAttributeName name) {
        return Integer.parseInt(attributes.getOrDefault(name, "0"));
    }
}
