package io.sprintqueue.processor;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.MessageAttribute;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;

import io.sprintqueue.lanes.EncodedMessage;
import io.sprintqueue.lanes.LaneMessage;
import io.sprintqueue.lanes.MessageCodec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/// Batches as Lambda hands them over.
final class Batches {
    private static final MessageCodec CODEC = new MessageCodec(new KeptBodies());

    private Batches() {}

    /// A batch of the messages, in their order.
    static SQSEvent of(LaneMessage... messages) {
        var records = new ArrayList<SQSMessage>();
        for (LaneMessage message : messages) {
            records.add(message("message-" + records.size(), message));
        }
        var event = new SQSEvent();
        event.setRecords(records);
        return event;
    }

    /// One message as SQS gives it.
    static SQSMessage message(String messageId, LaneMessage message) {
        EncodedMessage encoded = CODEC.encode(message);
        var attributes = new HashMap<String, MessageAttribute>();
        encoded.attributes()
                .forEach((name, value) -> {
                    var attribute = new MessageAttribute();
                    attribute.setDataType(EncodedMessage.ATTRIBUTE_TYPE);
                    attribute.setStringValue(value);
                    attributes.put(name, attribute);
                });
        var record = new SQSMessage();
        record.setMessageId(messageId);
        record.setReceiptHandle("handle of " + messageId);
        record.setEventSourceArn(DeadLetters.ARN);
        record.setBody(encoded.body());
        record.setAttributes(Map.of("MessageGroupId", message.envelope().messageGroup()));
        record.setMessageAttributes(attributes);
        return record;
    }
}
