package io.sprintqueue.messaging;

import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.Lane;

import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Lanes that are SQS FIFO queues. How long a send may take is decided by the client.
public final class SqsLaneSender implements LaneSender {
    private final SqsClient sqs;
    private final MessageCodec codec;
    private final Map<Lane, String> queueUrls;

    /// @param queueUrls the queue of every lane
    public SqsLaneSender(SqsClient sqs, MessageCodec codec, Map<Lane, String> queueUrls) {
        this.sqs = sqs;
        this.codec = codec;
        this.queueUrls = new EnumMap<>(queueUrls);
        for (Lane lane : Lane.values()) {
            if (!queueUrls.containsKey(lane)) {
                throw new IllegalArgumentException("the lane " + lane + " has no queue");
            }
        }
    }

    /// {@inheritDoc}
    ///
    /// @throws software.amazon.awssdk.core.exception.SdkException if SQS, or S3 for a large body,
    ///     fails or is too slow
    @Override
    public void send(LaneMessage message) {
        Envelope envelope = message.envelope();
        EncodedMessage encoded = codec.encode(message);
        sqs.sendMessage(
                request(encoded.body(), encoded.attributes())
                        .queueUrl(queueUrls.get(envelope.lane()))
                        .messageGroupId(envelope.messageGroup())
                        .messageDeduplicationId(DeduplicationId.of(envelope))
                        .build());
    }

    /// A message, not yet addressed.
    static SendMessageRequest.Builder request(String text, Map<String, String> attributes) {
        return SendMessageRequest.builder()
                .messageBody(text)
                .messageAttributes(
                        attributes.entrySet().stream()
                                .collect(
                                        Collectors.toMap(
                                                Map.Entry::getKey,
                                                each -> attribute(each.getValue()))));
    }

    private static MessageAttributeValue attribute(String value) {
        return MessageAttributeValue.builder()
                .dataType(EncodedMessage.ATTRIBUTE_TYPE)
                .stringValue(value)
                .build();
    }
}
