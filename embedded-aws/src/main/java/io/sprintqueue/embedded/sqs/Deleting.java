package io.sprintqueue.embedded.sqs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.embedded.sqs.fifo.Deletion;

import java.util.List;

/// DeleteMessage and DeleteMessageBatch. An entry is a receipt handle.
record Deleting(SharedQueue queue) implements EntryWork<String, Deletion> {
    @Override
    public String read(Fields entry) {
        String handle = entry.required("ReceiptHandle");
        new ReceiptHandles(queue.name()).read(handle);
        return handle;
    }

    @Override
    public List<Deletion> act(List<String> handles) {
        var read = new ReceiptHandles(queue.name());
        return queue.delete(handles.stream().map(read::read).toList());
    }

    @Override
    public ObjectNode answer(String handle, Deletion deletion) {
        return switch (deletion) {
            case DELETED -> JsonNodeFactory.instance.objectNode();
            case EXPIRED -> throw expired(handle);
        };
    }

    static SqsException expired(String handle) {
        return SqsError.invalid("ReceiptHandle", handle, "The receipt handle has expired.");
    }
}
