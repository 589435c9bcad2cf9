package io.sprintqueue.local;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.MessageAttribute;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;

import software.amazon.awssdk.services.sqs.model.Message;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Turns received messages into the event that a function gets.
public final class SqsEvents {
    private SqsEvents() {}

    /// The event of messages that were received together.
    public static SQSEvent of(List<Message> messages, String queueUrl) {
        var event = new SQSEvent();
        String queueName = queueUrl.substring(queueUrl.lastIndexOf('/') + 1);
        event.setRecords(messages.stream().map(message -> record(message, queueName)).toList());
        return event;
    }

    private static SQSMessage record(Message message, String queueName) {
        var record = new SQSMessage();
        record.setMessageId(message.messageId());
        record.setReceiptHandle(message.receiptHandle());
        record.setBody(message.body());
        record.setMd5OfBody(message.md5OfBody());
        record.setAttributes(Map.copyOf(message.attributesAsStrings()));
        record.setMessageAttributes(attributes(message));
        record.setEventSource("aws:sqs");
        record.setEventSourceArn("arn:aws:sqs:local:000000000000:" + queueName);
        record.setAwsRegion("local");
        return record;
    }

    private static Map<String, MessageAttribute> attributes(Message message) {
        var attributes = new HashMap<String, MessageAttribute>();
        message.messageAttributes()
                .forEach((name, value) -> {
                    var attribute = new MessageAttribute();
                    attribute.setDataType(value.dataType());
                    attribute.setStringValue(value.stringValue());
                    attributes.put(name, attribute);
                });
        return attributes;
    }
}
