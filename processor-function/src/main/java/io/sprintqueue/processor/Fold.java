package io.sprintqueue.processor;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.outcome.Decision;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.core.outcome.Remarks;
import io.sprintqueue.core.readmodel.IssueVisibility;
import io.sprintqueue.core.readmodel.Mention;
import io.sprintqueue.core.story.StoryRow;
import io.sprintqueue.messaging.LaneMessage;
import io.sprintqueue.store.EventKey;
import io.sprintqueue.store.Snapshot;
import io.sprintqueue.store.StoryEntry;
import io.sprintqueue.store.Versioned;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Folds the events of one entity, in order, into their common result. It only computes.
public final class Fold {
    private final Configuration configuration;

    /// Folds under a configuration.
    public Fold(Configuration configuration) {
        this.configuration = configuration;
    }

    /// Folds the messages.
    ///
    /// @param settledBefore events that a commit has found settled since the snapshot
    Folded of(EntityGroup group, Snapshot snapshot, Set<EventId> settledBefore, Instant now) {
        Versioned before = snapshot.state(group.entity());
        State state = before.state();
        var records = new ArrayList<EventRecord>();
        // One body may have come for two entities, by a replay: its rows are the same.
        var stories = new LinkedHashSet<StoryEntry>();
        var dead = new ArrayList<LaneMessage>();
        var mentions = new ArrayList<Mention>();
        var results = new ArrayList<Result>();
        var done = new HashSet<>(settledBefore);
        for (DecodedMessage decoded : group.messages()) {
            LaneMessage message = decoded.message();
            Envelope envelope = message.envelope();
            if (done.contains(envelope.eventId()) || isSettled(envelope, snapshot, now)) {
                results.add(settled(decoded, Outcome.DUPLICATE, null, Remarks.NONE));
                continue;
            }
            done.add(envelope.eventId());
            Decision decision = Decision.of(state, envelope, message.body(), configuration, now);
            state = decision.after();
            mentions.addAll(decision.mentions());
            records.add(record(envelope, decision, snapshot, now));
            decision.stories().forEach((sprint, row) -> stories.add(entry(sprint, row)));
            if (decision.outcome() == Outcome.DEAD) {
                dead.add(message);
            }
            results.add(
                    settled(decoded, decision.outcome(), decision.reason(), decision.remarks()));
        }
        return new Folded(
                before,
                state,
                keptUntil(group, state, now),
                records,
                List.copyOf(stories),
                dead,
                mentions,
                results);
    }

    /// It is kept from the time of its event on, so that each repetition writes the same.
    private StoryEntry entry(String sprintId, StoryRow row) {
        return new StoryEntry(sprintId, row, row.at().plus(configuration.limits().history()));
    }

    /// An issue that is deleted or hidden is forgotten some time. A deleted project or sprint never
    /// is: nothing else says that its issues are hidden, or left over of it.
    private @Nullable Instant keptUntil(EntityGroup group, State state, Instant now) {
        boolean gone = state.deleted() || IssueVisibility.hides(state);
        return gone && group.entity().entity().kind() == Entity.Kind.ISSUE
                ? now.plus(configuration.limits().tombstone())
                : null;
    }

    private static boolean isSettled(Envelope envelope, Snapshot snapshot, Instant now) {
        return snapshot.record(EventKey.of(envelope))
                .filter(record -> record.settles(envelope, now))
                .isPresent();
    }

    private EventRecord record(
            Envelope envelope, Decision decision, Snapshot snapshot, Instant now) {
        return EventRecord.settled(
                envelope,
                decision,
                snapshot.record(EventKey.of(envelope)),
                configuration.limits(),
                now);
    }

    private static Result settled(
            DecodedMessage decoded, Outcome outcome, @Nullable String reason, Remarks remarks) {
        return new Result.Settled(
                decoded.messageId(), decoded.message().envelope(), outcome, reason, remarks);
    }
}
