package io.sprintqueue.processor;

import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.outcome.EventRecord.Attempt;
import io.sprintqueue.messaging.BodyStore;
import io.sprintqueue.messaging.LaneMessage;
import io.sprintqueue.messaging.MessageCodec;
import io.sprintqueue.messaging.QueuedMessage;
import io.sprintqueue.store.Commit;
import io.sprintqueue.store.CommitResult;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.EntityStore;
import io.sprintqueue.store.EventKey;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Records an event as dead after its last try. It stores the body first, so that no record points
/// to a missing body.
public final class DeadEventRecorder {
    private final EntityStore store;
    private final MessageCodec codec;
    private final BodyStore bodies;
    private final InstantSource clock;
    private final Supplier<String> attemptIds;

    /// Wires it.
    ///
    /// @param attemptIds gives a text that is unique to each attempt
    public DeadEventRecorder(
            EntityStore store,
            MessageCodec codec,
            BodyStore bodies,
            InstantSource clock,
            Supplier<String> attemptIds) {
        this.store = store;
        this.codec = codec;
        this.bodies = bodies;
        this.clock = clock;
        this.attemptIds = attemptIds;
    }

    /// Records it, unless another copy of the message has settled it meanwhile.
    ///
    /// @return why it is dead; nothing if it had been settled
    /// @throws RuntimeException if it is not known to be recorded; another try is harmless
    Optional<String> record(QueuedMessage received, Envelope envelope) {
        EventKey key = EventKey.of(envelope);
        Optional<EventRecord> before = store.read(Set.of(), Set.of(key)).record(key);
        Instant now = clock.instant();
        if (before.filter(record -> record.settles(envelope, now)).isPresent()) {
            return Optional.empty();
        }
        String bodyKey = keptBody(received, envelope);
        List<Attempt> attempts = before.map(EventRecord::attempts).orElse(List.of());
        String reason = reason(envelope, attempts, bodyKey);
        var dead = EventRecord.dead(envelope, reason, before, bodyKey, now);
        var entity = new EntityKey(envelope.site(), envelope.entity());
        var commit = new Commit(entity, null, List.of(dead), attemptIds.get(), now);
        return switch (store.commit(commit)) {
            case CommitResult.Committed _ -> Optional.of(reason);
            case CommitResult.AlreadySettled _ -> Optional.empty();
            case CommitResult.Contended _, CommitResult.StateMoved _ ->
                    throw new IllegalStateException("the record is contended");
        };
    }

    /// Where the body is kept from now on; null if the store has lost the body that the message
    /// points to: a record without a body is better than a message that is retried for ever.
    private @Nullable String keptBody(QueuedMessage received, Envelope envelope) {
        try {
            LaneMessage message = codec.decode(received.text(), received.attributes());
            return bodies.keep(envelope.site(), envelope.eventId(), message.body());
        } catch (NoSuchElementException gone) {
            return null;
        }
    }

    private static String reason(
            Envelope envelope, List<Attempt> attempts, @Nullable String bodyKey) {
        String last = attempts.isEmpty() ? "not recorded" : attempts.getLast().error();
        return "failed again after %d redrives%s; the last error: %s"
                .formatted(
                        envelope.redriveCycle(),
                        bodyKey == null ? ", and its body is gone" : "",
                        last);
    }
}
