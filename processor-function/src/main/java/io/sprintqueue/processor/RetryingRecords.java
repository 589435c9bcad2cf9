package io.sprintqueue.processor;

import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.outcome.EventRecord.Attempt;
import io.sprintqueue.messaging.MessageCodec;
import io.sprintqueue.messaging.QueuedMessage;
import io.sprintqueue.messaging.UnreadableMessageException;
import io.sprintqueue.store.Commit;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.EntityStore;
import io.sprintqueue.store.EventKey;
import io.sprintqueue.store.Snapshot;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Records events that fail repeatedly as RETRYING, with the error of each try, including those
/// that only wait behind another of their group.
public final class RetryingRecords {
    /// Most failures are over by the second try and not worth a write.
    private static final int RECEIVES_MIN = 2;

    private final EntityStore store;
    private final MessageCodec codec;
    private final InstantSource clock;
    private final Supplier<String> attemptIds;

    /// Wires it.
    ///
    /// @param attemptIds gives a text that is unique to each write
    public RetryingRecords(
            EntityStore store,
            MessageCodec codec,
            InstantSource clock,
            Supplier<String> attemptIds) {
        this.store = store;
        this.codec = codec;
        this.clock = clock;
        this.attemptIds = attemptIds;
    }

    /// Records them. It leaves settled events alone, and unreadable records too, because they may
    /// be settled.
    ///
    /// @param errors what went wrong, by message id
    /// @param until no call to the store starts after this
    /// @throws RuntimeException at the first write that fails; a failing store gets no more calls
    void write(List<QueuedMessage> failed, Map<String, String> errors, Instant until) {
        Map<EventKey, Failing> failing = failing(failed, errors);
        if (failing.isEmpty() || !clock.instant().isBefore(until)) {
            return;
        }
        Snapshot snapshot = store.read(Set.of(), failing.keySet());
        failing.keySet().removeIf(key -> !snapshot.isReadable(key));
        failing.forEach((key, each) -> {
            Instant now = clock.instant();
            Optional<EventRecord> before = snapshot.record(key);
            boolean settled =
                    before.filter(record -> record.settles(each.envelope(), now)).isPresent();
            if (!settled && now.isBefore(until)) {
                EntityKey entity = new EntityKey(key.site(), each.envelope().entity());
                List<EventRecord> record =
                        List.of(EventRecord.retrying(each.envelope(), before, each.attempt(), now));
                store.commit(new Commit(entity, null, record, attemptIds.get(), now));
            }
        });
    }

    /// An event, and its failure.
    private record Failing(Envelope envelope, Attempt attempt) {}

    private Map<EventKey, Failing> failing(List<QueuedMessage> failed, Map<String, String> errors) {
        var failing = new LinkedHashMap<EventKey, Failing>();
        for (QueuedMessage message : failed) {
            if (message.receiveCount() >= RECEIVES_MIN) {
                String error = errors.getOrDefault(message.messageId(), "");
                var attempt = new Attempt(clock.instant(), error);
                envelope(message)
                        .ifPresent(envelope ->
                                failing.putIfAbsent(
                                        EventKey.of(envelope), new Failing(envelope, attempt)));
            }
        }
        return failing;
    }

    private Optional<Envelope> envelope(QueuedMessage message) {
        try {
            return Optional.of(codec.envelope(message.attributes()));
        } catch (UnreadableMessageException unreadable) {
            return Optional.empty();
        }
    }
}
