package io.sprintqueue.processor;

import io.sprintqueue.lanes.LaneMessage;
import io.sprintqueue.lanes.MessageCodec;
import io.sprintqueue.lanes.Received;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Reads the messages of a lane.
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
    Batch decode(List<Received> batch) {
        var incoming = new ArrayList<Incoming>();
        var failed = new ArrayList<Result>();
        var heldBack = new HashSet<String>();
        for (Received message : batch) {
            if (heldBack.contains(message.group())) {
                failed.add(
                        new Result.Failed(
                                message.messageId(), "behind one of its group that failed"));
                continue;
            }
            try {
                incoming.add(new Incoming(message.messageId(), decode(message)));
            } catch (RuntimeException unreadable) {
                heldBack.add(message.group());
                failed.add(new Result.Failed(message.messageId(), Failures.describe(unreadable)));
            }
        }
        return new Batch(incoming, failed);
    }

    private LaneMessage decode(Received message) {
        LaneMessage decoded = codec.decode(message.text(), message.attributes());
        if (!decoded.envelope().messageGroup().equals(message.group())) {
            throw new IllegalStateException("a message stands in a group that is not its own");
        }
        return decoded;
    }
}
