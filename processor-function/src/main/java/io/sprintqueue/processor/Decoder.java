package io.sprintqueue.processor;

import io.sprintqueue.aws.Failures;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.messaging.LaneMessage;
import io.sprintqueue.messaging.MessageCodec;
import io.sprintqueue.messaging.QueuedMessage;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Reads the messages of a lane.
final class Decoder {
    private final MessageCodec codec;
    private final ParallelGroups parallel;
    private final InstantSource clock;

    Decoder(MessageCodec codec, ParallelGroups parallel, InstantSource clock) {
        this.codec = codec;
        this.parallel = parallel;
        this.clock = clock;
    }

    /// What a batch holds.
    ///
    /// @param groups of the messages that could be decoded and are not behind one that could not
    /// @param failed the others: a newer version, or a store that is back, may read them later
    record Batch(List<EntityGroup> groups, List<Result> failed) {
        Batch {
            groups = List.copyOf(groups);
            failed = List.copyOf(failed);
        }

        /// All of them together.
        static Batch of(List<Batch> batches) {
            return new Batch(
                    batches.stream().flatMap(batch -> batch.groups().stream()).toList(),
                    batches.stream().flatMap(batch -> batch.failed().stream()).toList());
        }
    }

    /// Decodes each message, the groups in parallel: a body that must be fetched, and cannot be,
    /// costs no other group its time.
    ///
    /// @param deadline none is started after this
    Batch decode(List<QueuedMessage> batch, Instant deadline) {
        Collection<List<QueuedMessage>> groups =
                batch.stream()
                        .collect(
                                Collectors.groupingBy(
                                        QueuedMessage::group,
                                        LinkedHashMap::new,
                                        Collectors.toList()))
                        .values();
        if (groups.size() == 1) {
            return decodeGroup(batch, deadline);
        }
        return Batch.of(
                parallel.all(
                        groups.stream()
                                .<Supplier<Batch>>map(group -> () -> decodeGroup(group, deadline))
                                .toList()));
    }

    /// Decodes the messages of a group; the first that fails holds back the rest.
    private Batch decodeGroup(List<QueuedMessage> group, Instant deadline) {
        var decoded = new ArrayList<DecodedMessage>();
        var failed = new ArrayList<Result>();
        for (QueuedMessage message : group) {
            if (!failed.isEmpty()) {
                failed.add(failure(message, "behind a failed message of its group"));
                continue;
            }
            if (!clock.instant().isBefore(deadline)) {
                failed.add(failure(message, "no time left to fetch its body"));
                continue;
            }
            try {
                decoded.add(new DecodedMessage(message.messageId(), decode(message)));
            } catch (RuntimeException | Error unreadable) {
                failed.add(failure(message, Failures.describe(unreadable)));
            }
        }
        return new Batch(decoded.isEmpty() ? List.of() : List.of(new EntityGroup(decoded)), failed);
    }

    private Result failure(QueuedMessage message, String error) {
        return new Result.Failed(message.messageId(), eventId(message), error);
    }

    private @Nullable EventId eventId(QueuedMessage message) {
        try {
            return codec.envelope(message.attributes()).eventId();
        } catch (RuntimeException unreadable) {
            return null;
        }
    }

    private LaneMessage decode(QueuedMessage message) {
        LaneMessage decoded = codec.decode(message.text(), message.attributes());
        if (!decoded.envelope().messageGroup().equals(message.group())) {
            throw new IllegalStateException("a message is in the wrong group");
        }
        return decoded;
    }
}
