package io.sprintqueue.messaging;

import java.util.Map;

/// A message as received from its queue, not parsed yet. `toString` does not show its text.
///
/// @param queueArn the queue
/// @param messageId SQS's id of it, by which a failure is reported; a copy has another one
/// @param receiptHandle SQS's name of this receive
/// @param group its message group
/// @param receiveCount how many times it was received, from 1, as far as SQS knows
/// @param text the text of the SQS message
/// @param attributes its message attributes, name to string value
public record QueuedMessage(
        String queueArn,
        String messageId,
        String receiptHandle,
        String group,
        int receiveCount,
        String text,
        Map<String, String> attributes) {
    public QueuedMessage {
        attributes = Map.copyOf(attributes);
    }

    @Override
    public String toString() {
        return "QueuedMessage[" + messageId + ", " + group + ", " + receiveCount + ". time]";
    }
}
