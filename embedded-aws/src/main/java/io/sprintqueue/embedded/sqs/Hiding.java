package io.sprintqueue.embedded.sqs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.embedded.sqs.fifo.VisibilityChange;

import java.util.List;

/// ChangeMessageVisibility and ChangeMessageVisibilityBatch.
record Hiding(SharedQueue queue) implements EntryWork<Hiding.Entry, VisibilityChange> {
    /// A receipt handle, what it names, and for how long that is to be hidden.
    record Entry(String handle, SharedQueue.Timeout timeout) {}

    @Override
    public Entry read(Fields entry) {
        String handle = entry.required("ReceiptHandle");
        if (!entry.has("VisibilityTimeout")) {
            throw Fields.missing("VisibilityTimeout");
        }
        int seconds = entry.number("VisibilityTimeout", 0, QueueSettings.VISIBILITY_SECONDS_MAX, 0);
        return new Entry(
                handle,
                new SharedQueue.Timeout(new ReceiptHandles(queue.name()).read(handle), seconds));
    }

    @Override
    public List<VisibilityChange> act(List<Entry> entries) {
        return queue.hide(entries.stream().map(Entry::timeout).toList());
    }

    @Override
    public ObjectNode answer(Entry entry, VisibilityChange change) {
        return switch (change) {
            case CHANGED -> JsonNodeFactory.instance.objectNode();
            case GONE ->
                    throw SqsError.invalid(
                            "ReceiptHandle",
                            entry.handle(),
                            "Message does not exist or is not available for visibility timeout"
                                    + " change.");
            case NOT_IN_FLIGHT ->
                    throw SqsError.MESSAGE_NOT_INFLIGHT.because(
                            "The specified message isn't in flight.");
            case EXPIRED -> throw Deleting.expired(entry.handle());
            case TOO_LONG ->
                    throw SqsError.invalid(
                            "VisibilityTimeout",
                            entry.timeout().seconds(),
                            "Total VisibilityTimeout for the message is beyond the limit [43200"
                                    + " seconds].");
        };
    }
}
