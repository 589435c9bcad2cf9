package io.sprintqueue.embedded.sqs.fifo;

import java.util.Map;

/// What a sender gives to a queue.
///
/// @param id what SQS calls the message id; chosen by the caller, so that it can be tested
/// @param attributes by their names
public record Message(
        String id,
        String group,
        String deduplicationId,
        String body,
        Map<String, MessageAttribute> attributes) {
    public Message {
        attributes = Map.copyOf(attributes);
    }

    /// As it stands in a dead-letter queue. "The original message's deduplication ID will be
    /// replaced with the original message's ID."
    Message moved() {
        return new Message(id, group, id, body, attributes);
    }
}
