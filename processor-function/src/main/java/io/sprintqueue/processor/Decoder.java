package io.sprintqueue.processor;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;

import io.sprintqueue.lanes.LaneMessage;
import io.sprintqueue.lanes.MessageCodec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Translates Lambda's SQS event into the messages of the lanes.
final class Decoder {
    private final MessageCodec codec;

    Decoder(MessageCodec codec) {
        this.codec = codec;
    }

    /// What a batch holds.
    ///
    /// @param incoming the messages that could be decoded and stand behind none that could not
    /// @param failed the others: a newer version, or a store that is back, may read them later
    record Batch(List<Incoming> incoming, List<Result> failed) {
        Batch {
            incoming = List.copyOf(incoming);
            failed = List.copyOf(failed);
        }
    }

    /// Decodes each message; the first of a group that fails holds back the rest of its group.
    Batch decode(SQSEvent event) {
        var incoming = new ArrayList<Incoming>();
        var failed = new ArrayList<Result>();
        var heldBack = new HashSet<String>();
        for (SQSMessage message : event.getRecords()) {
            String group =
                    Objects.requireNonNull(
                            message.getAttributes().get("MessageGroupId"),
                            "the queue must be FIFO: a message has no group");
            if (heldBack.contains(group)) {
                failed.add(
                        new Result.Failed(
                                message.getMessageId(), "behind one of its group that failed"));
                continue;
            }
            try {
                incoming.add(new Incoming(message.getMessageId(), decode(message, group)));
            } catch (RuntimeException unreadable) {
                heldBack.add(group);
                failed.add(
                        new Result.Failed(message.getMessageId(), Failures.describe(unreadable)));
            }
        }
        return new Batch(incoming, failed);
    }

    private LaneMessage decode(SQSMessage message, String group) {
        LaneMessage decoded = codec.decode(message.getBody(), attributes(message));
        if (!decoded.envelope().messageGroup().equals(group)) {
            throw new IllegalStateException("a message stands in a group that is not its own");
        }
        return decoded;
    }

    private static Map<String, String> attributes(SQSMessage message) {
        var attributes = new HashMap<String, String>();
        message.getMessageAttributes()
                .forEach((name, attribute) -> attributes.put(name, attribute.getStringValue()));
        return attributes;
    }
}
