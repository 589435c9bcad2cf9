package io.sprintqueue.processor;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.MessageAttribute;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;

import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.messaging.EncodedMessage;
import io.sprintqueue.messaging.QueueUrls;
import io.sprintqueue.messaging.QueuedMessage;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Translates between Lambda's types for SQS and ours.
final class SqsRecords {
    private SqsRecords() {}

    static List<QueuedMessage> of(SQSEvent event) {
        return event.getRecords().stream().map(SqsRecords::of).toList();
    }

    /// The lane of a batch, which Lambda takes from one queue.
    ///
    /// @param bulkQueue the URL of the bulk lane's queue; any other one is of the interactive lane
    static Lane lane(List<QueuedMessage> batch, String bulkQueue) {
        return !batch.isEmpty() && QueueUrls.areOne(batch.getFirst().queueArn(), bulkQueue)
                ? Lane.BULK
                : Lane.INTERACTIVE;
    }

    /// When the oldest message came into its queue, as far as SQS says.
    static Optional<Instant> oldestSentAt(SQSEvent event) {
        return event.getRecords().stream()
                .map(message -> message.getAttributes().get("SentTimestamp"))
                .filter(Objects::nonNull)
                .map(millis -> Instant.ofEpochMilli(Long.parseLong(millis)))
                .min(Comparator.naturalOrder());
    }

    /// The messages that SQS must redeliver.
    static SQSBatchResponse failures(Stream<String> messageIds) {
        return new SQSBatchResponse(messageIds.map(BatchItemFailure::new).toList());
    }

    /// A message as Lambda passes it, for tests and priming.
    static SQSMessage message(
            String messageId, String queueArn, String group, EncodedMessage encoded) {
        var attributes = new HashMap<String, MessageAttribute>();
        encoded.attributes()
                .forEach((name, value) -> {
                    var attribute = new MessageAttribute();
                    attribute.setDataType(EncodedMessage.ATTRIBUTE_TYPE);
                    attribute.setStringValue(value);
                    attributes.put(name, attribute);
                });
        var message = new SQSMessage();
        message.setMessageId(messageId);
        message.setReceiptHandle("handle of " + messageId);
        message.setEventSourceArn(queueArn);
        message.setBody(encoded.body());
        message.setAttributes(Map.of("MessageGroupId", group));
        message.setMessageAttributes(attributes);
        return message;
    }

    private static QueuedMessage of(SQSMessage message) {
        Map<String, String> system = message.getAttributes();
        return new QueuedMessage(
                message.getEventSourceArn(),
                message.getMessageId(),
                message.getReceiptHandle(),
                Objects.requireNonNull(
                        system.get("MessageGroupId"),
                        "the queue must be FIFO: a message has no group"),
                Integer.parseInt(system.getOrDefault("ApproximateReceiveCount", "1")),
                message.getBody(),
                texts(message));
    }

    private static Map<String, String> texts(SQSMessage message) {
        var texts = new HashMap<String, String>();
        message.getMessageAttributes()
                .forEach((name, attribute) -> {
                    if (attribute.getStringValue() != null) {
                        texts.put(name, attribute.getStringValue());
                    }
                });
        return texts;
    }
}
