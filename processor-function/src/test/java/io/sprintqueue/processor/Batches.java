package io.sprintqueue.processor;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;

import io.sprintqueue.messaging.InMemoryBodyStore;
import io.sprintqueue.messaging.LaneMessage;
import io.sprintqueue.messaging.MessageCodec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Batches as Lambda hands them over.
final class Batches {
    private static final MessageCodec CODEC = new MessageCodec(new InMemoryBodyStore());

    private Batches() {}

    /// A batch of the messages, in their order.
    static SQSEvent of(LaneMessage... messages) {
        var records = new ArrayList<SQSMessage>();
        for (LaneMessage message : messages) {
            records.add(message("message-" + records.size(), message));
        }
        var event = new SQSEvent();
        event.setRecords(records);
        return event;
    }

    /// The same as the decoder hands them on, each with its place as its id.
    static List<EntityGroup> groups(LaneMessage... messages) {
        var groups = new LinkedHashMap<String, List<DecodedMessage>>();
        for (int index = 0; index < messages.length; index++) {
            groups.computeIfAbsent(
                            messages[index].envelope().messageGroup(), _ -> new ArrayList<>())
                    .add(new DecodedMessage("message-" + index, messages[index]));
        }
        return groups.values().stream().map(EntityGroup::new).toList();
    }

    /// One message as SQS gives it.
    static SQSMessage message(String messageId, LaneMessage message) {
        return SqsRecords.message(
                messageId,
                DeadLetters.ARN,
                message.envelope().messageGroup(),
                CODEC.encode(message));
    }
}
