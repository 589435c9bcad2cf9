package io.sprintqueue.embedded.sqs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.embedded.sqs.fifo.Message;
import io.sprintqueue.embedded.sqs.fifo.Sent;

import java.util.List;

/// SendMessage and SendMessageBatch.
record Sending(SharedQueue queue) implements EntryWork<Message, Sent> {
    @Override
    public Message read(Fields entry) {
        return new MessageReader(queue.settings()).read(entry);
    }

    @Override
    public List<Sent> act(List<Message> messages) {
        int bytes = messages.stream().mapToInt(MessageReader::size).sum();
        if (bytes > QueueSettings.MESSAGE_BYTES_MAX) {
            throw SqsError.BATCH_TOO_LONG.because(
                    "Batch requests cannot be longer than %d bytes. You have sent %d bytes."
                            .formatted(QueueSettings.MESSAGE_BYTES_MAX, bytes));
        }
        return queue.send(messages);
    }

    @Override
    public ObjectNode answer(Message message, Sent sent) {
        ObjectNode answer =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("MessageId", sent.id())
                        .put("MD5OfMessageBody", Digests.ofBody(message.body()));
        if (!message.attributes().isEmpty()) {
            answer.put("MD5OfMessageAttributes", Digests.ofAttributes(message.attributes()));
        }
        return queue.settings().isFifo()
                ? answer.put("SequenceNumber", Receiving.sequenceNumber(sent.sequence()))
                : answer;
    }
}
