package io.sprintqueue.processor;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.core.outcome.Remarks;
import io.sprintqueue.core.outcome.Retention;
import io.sprintqueue.core.outcome.Settlement;
import io.sprintqueue.messaging.BodyStore;
import io.sprintqueue.messaging.LaneMessage;
import io.sprintqueue.store.EventKey;
import io.sprintqueue.store.Snapshot;
import io.sprintqueue.store.Versioned;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Folds the events of one entity, in order, into their common result.
///
/// It stores the body of a dead event before anything is committed, so that no record points to a
/// missing body.
public final class Fold {
    private final Configuration configuration;
    private final BodyStore bodies;

    /// Folds under a configuration.
    public Fold(Configuration configuration, BodyStore bodies) {
        this.configuration = configuration;
        this.bodies = bodies;
    }

    /// Folds the messages.
    ///
    /// @param settledBefore events that a commit has found settled since the snapshot
    Folded of(List<Incoming> group, Snapshot snapshot, Set<EventId> settledBefore, Instant now) {
        Versioned before = snapshot.state(Entities.of(group));
        State state = before.state();
        var records = new ArrayList<EventRecord>();
        var results = new ArrayList<Result>();
        var done = new HashSet<>(settledBefore);
        for (Incoming incoming : group) {
            LaneMessage message = incoming.message();
            Envelope envelope = message.envelope();
            if (done.contains(envelope.eventId()) || isSettled(envelope, snapshot, now)) {
                results.add(settled(incoming, Outcome.DUPLICATE, null, Remarks.NONE));
                continue;
            }
            done.add(envelope.eventId());
            Settlement settlement =
                    Settlement.of(state, envelope, message.body(), configuration, now);
            state = settlement.after();
            records.add(record(message, settlement, snapshot, now));
            results.add(
                    settled(
                            incoming,
                            settlement.outcome(),
                            settlement.reason(),
                            settlement.remarks()));
        }
        return new Folded(before, state, tombstoneUntil(group, state, now), records, results);
    }

    /// A deleted project or sprint is never forgotten: nothing else says that its issues are
    /// hidden, or left over of it.
    private @Nullable Instant tombstoneUntil(List<Incoming> group, State state, Instant now) {
        return state.deleted() && Entities.of(group).entity().kind() == Entity.Kind.ISSUE
                ? now.plus(configuration.limits().tombstone())
                : null;
    }

    private static boolean isSettled(Envelope envelope, Snapshot snapshot, Instant now) {
        return snapshot.record(EventKey.of(envelope))
                .filter(record -> record.settles(envelope, now))
                .isPresent();
    }

    private EventRecord record(
            LaneMessage message, Settlement settlement, Snapshot snapshot, Instant now) {
        Envelope envelope = message.envelope();
        boolean dead = settlement.outcome() == Outcome.DEAD;
        String bodyKey =
                dead ? bodies.keep(envelope.site(), envelope.eventId(), message.body()) : null;
        List<EventRecord.Attempt> attempts =
                snapshot.record(EventKey.of(envelope)).map(EventRecord::attempts).orElse(List.of());
        return new EventRecord(
                envelope,
                settlement.outcome(),
                settlement.reason(),
                now,
                attempts,
                bodyKey,
                now.plus(Retention.of(settlement.outcome(), configuration.limits())),
                settlement.remarks().bounded());
    }

    private static Result settled(
            Incoming incoming, Outcome outcome, @Nullable String reason, Remarks remarks) {
        return new Result.Settled(
                incoming.messageId(), incoming.message().envelope(), outcome, reason, remarks);
    }
}
