package io.sprintqueue.embedded.sqs;

import io.sprintqueue.embedded.sqs.fifo.Message;
import io.sprintqueue.embedded.sqs.fifo.MessageAttribute;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/// Reads a message from the request that sends it, as strictly as SQS does.
record MessageReader(QueueSettings settings) {
    private static final int ATTRIBUTES_MAX = 10;
    private static final Pattern TOKEN = Pattern.compile("[!-~]{1,128}");
    private static final Pattern TYPE = Pattern.compile("(String|Number|Binary)(\\..+)?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,256}");
    private static final String UNFIT =
            "The request include parameter that is not valid for this queue type.";

    Message read(Fields fields) {
        String body = fields.required("MessageBody");
        checkCharacters(body);
        if (fields.number("DelaySeconds", 0, 900, 0) > 0) {
            // SQS delays single messages of standard queues, which nothing here requests.
            throw SqsError.invalid("DelaySeconds", fields.text("DelaySeconds").orElse(""), UNFIT);
        }
        if (fields.has("MessageSystemAttributes")) {
            throw SqsError.UNSUPPORTED_OPERATION.because("System attributes are not supported.");
        }
        String id = UUID.randomUUID().toString();
        Map<String, MessageAttribute> attributes = attributes(fields);
        Message message =
                settings.isFifo()
                        ? new Message(id, group(fields), repetition(fields, body), body, attributes)
                        : new Message(id, id, id, body, attributes);
        checkSize(message);
        return message;
    }

    /// A message is as large as its body and the names, types and values of its attributes.
    static int size(Message message) {
        int size = message.body().getBytes(StandardCharsets.UTF_8).length;
        for (Map.Entry<String, MessageAttribute> each : message.attributes().entrySet()) {
            MessageAttribute attribute = each.getValue();
            size += each.getKey().length() + attribute.type().length() + attribute.bytes().length;
        }
        return size;
    }

    private void checkSize(Message message) {
        if (size(message) > settings.messageBytesMax()) {
            throw SqsError.INVALID_PARAMETER_VALUE.because(
                    "One or more parameters are invalid. Reason: Message must be shorter than "
                            + settings.messageBytesMax()
                            + " bytes.");
        }
    }

    private String group(Fields fields) {
        String group = fields.required("MessageGroupId");
        return token("MessageGroupId", group);
    }

    private String repetition(Fields fields, String body) {
        if (!fields.has("MessageDeduplicationId") && !settings.isContentBased()) {
            throw SqsError.INVALID_PARAMETER_VALUE.because(
                    "The queue should either have ContentBasedDeduplication enabled or"
                            + " MessageDeduplicationId provided explicitly");
        }
        return fields.text("MessageDeduplicationId")
                .map(given -> token("MessageDeduplicationId", given))
                .orElseGet(() -> Digests.deduplicationId(body));
    }

    private static String token(String parameter, String value) {
        if (!TOKEN.matcher(value).matches()) {
            throw SqsError.invalid(
                    parameter,
                    value,
                    parameter
                            + " can only include alphanumeric and punctuation characters. 1 to 128"
                            + " in length.");
        }
        return value;
    }

    private static Map<String, MessageAttribute> attributes(Fields fields) {
        Map<String, MessageAttribute> attributes = new LinkedHashMap<>();
        fields.byName("MessageAttributes")
                .forEach((name, value) -> attributes.put(name, attribute(name, value)));
        if (attributes.size() > ATTRIBUTES_MAX) {
            throw SqsError.INVALID_PARAMETER_VALUE.because(
                    "Number of message attributes [%d] exceeds the allowed maximum [%d]."
                            .formatted(attributes.size(), ATTRIBUTES_MAX));
        }
        return attributes;
    }

    private static MessageAttribute attribute(String name, Fields fields) {
        String type = fields.required("DataType");
        if (!NAME.matcher(name).matches() || !TYPE.matcher(type).matches()) {
            throw SqsError.INVALID_PARAMETER_VALUE.because(
                    "The message attribute '%s' has an invalid name or an invalid type, '%s'."
                            .formatted(name, type));
        }
        String member = type.startsWith("Binary") ? "BinaryValue" : "StringValue";
        String value = fields.text(member).orElse("");
        if (value.isEmpty()) {
            throw SqsError.INVALID_PARAMETER_VALUE.because(
                    "The message attribute '%s' must contain a non-empty value of type '%s'."
                            .formatted(name, type));
        }
        checkCharacters(value);
        return whole(name, new MessageAttribute(type, value));
    }

    private static MessageAttribute whole(String name, MessageAttribute attribute) {
        try {
            attribute.bytes();
            return attribute;
        } catch (IllegalArgumentException notBase64) {
            throw SqsError.MALFORMED_REQUEST.because(name + ": " + notBase64.getMessage());
        }
    }

    /// "#x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF. Any characters
    /// not included in this list are rejected."
    private static void checkCharacters(String text) {
        boolean isFine = text.codePoints().allMatch(MessageReader::isAllowed);
        if (!isFine) {
            throw SqsError.INVALID_MESSAGE_CONTENTS.because(
                    "Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20"
                            + " to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF");
        }
    }

    private static boolean isAllowed(int character) {
        return (character >= 0x20 && character <= 0xD7FF)
                || character == 0x9
                || character == 0xA
                || character == 0xD
                || (character >= 0xE000 && character <= 0xFFFD)
                || character >= 0x10000;
    }
}
