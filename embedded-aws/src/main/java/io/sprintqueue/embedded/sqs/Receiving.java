package io.sprintqueue.embedded.sqs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.embedded.sqs.fifo.Delivery;
import io.sprintqueue.embedded.sqs.fifo.Message;
import io.sprintqueue.embedded.sqs.fifo.MessageAttribute;
import io.sprintqueue.embedded.sqs.fifo.Receives;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// ReceiveMessage.
record Receiving(SharedQueue queue, String accountId) {
    private static final int MESSAGES_MAX = 10;
    private static final String ALL = "All";

    ObjectNode receive(Fields request) throws InterruptedException {
        QueueSettings settings = queue.settings();
        int most = request.number("MaxNumberOfMessages", 1, MESSAGES_MAX, 1);
        int visibilitySeconds =
                request.number(
                        "VisibilityTimeout",
                        0,
                        QueueSettings.VISIBILITY_SECONDS_MAX,
                        settings.visibilitySeconds());
        int waitSeconds =
                request.number(
                        "WaitTimeSeconds",
                        0,
                        QueueSettings.WAIT_SECONDS_MAX,
                        settings.waitSeconds());
        List<Delivery> received =
                queue.receive(most, visibilitySeconds, Duration.ofSeconds(waitSeconds));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        if (!received.isEmpty()) {
            var messages = answer.putArray("Messages");
            received.forEach(delivery -> messages.add(message(delivery, request)));
        }
        return answer;
    }

    /// The 20 digits of a sequence number.
    static String sequenceNumber(long sequence) {
        return "1%019d".formatted(sequence);
    }

    private ObjectNode message(Delivery delivery, Fields request) {
        Message message = delivery.message();
        ObjectNode answer =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("MessageId", message.id())
                        .put(
                                "ReceiptHandle",
                                new ReceiptHandles(queue.name()).write(delivery.receipt()))
                        .put("MD5OfBody", Digests.ofBody(message.body()))
                        .put("Body", message.body());
        Set<String> asked = new HashSet<>(request.texts("AttributeNames"));
        asked.addAll(request.texts("MessageSystemAttributeNames"));
        Map<String, String> known = systemAttributes(delivery);
        if (!asked.contains(ALL)) {
            known.keySet().retainAll(asked);
        }
        if (!known.isEmpty()) {
            known.forEach(answer.putObject("Attributes")::put);
        }
        addAttributes(answer, message, request.texts("MessageAttributeNames"));
        return answer;
    }

    private Map<String, String> systemAttributes(Delivery delivery) {
        Receives receives = delivery.receives();
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("SenderId", accountId);
        attributes.put("SentTimestamp", Long.toString(delivery.sentMillis()));
        attributes.put("ApproximateReceiveCount", Integer.toString(receives.count()));
        attributes.put("ApproximateFirstReceiveTimestamp", Long.toString(receives.firstMillis()));
        if (queue.settings().isFifo()) {
            attributes.put("SequenceNumber", sequenceNumber(delivery.sequence()));
            attributes.put("MessageGroupId", delivery.message().group());
            attributes.put("MessageDeduplicationId", delivery.message().deduplicationId());
        }
        return attributes;
    }

    private static void addAttributes(ObjectNode answer, Message message, Set<String> asked) {
        var attributes = new TreeMap<>(message.attributes());
        attributes.keySet().removeIf(name -> asked.stream().noneMatch(ask -> isFor(ask, name)));
        if (attributes.isEmpty()) {
            return;
        }
        answer.put("MD5OfMessageAttributes", Digests.ofAttributes(attributes));
        ObjectNode all = answer.putObject("MessageAttributes");
        attributes.forEach((name, attribute) -> add(all.putObject(name), attribute));
    }

    /// A name, the beginning of names before `.*`, or all.
    private static boolean isFor(String asked, String name) {
        return asked.equals(ALL)
                || asked.equals(name)
                || (asked.endsWith(".*")
                        && name.startsWith(asked.substring(0, asked.length() - 2)));
    }

    private static void add(ObjectNode answer, MessageAttribute attribute) {
        answer.put("DataType", attribute.type())
                .put(attribute.isBinary() ? "BinaryValue" : "StringValue", attribute.value());
    }
}
