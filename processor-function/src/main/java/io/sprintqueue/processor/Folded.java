package io.sprintqueue.processor;

import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.readmodel.Mention;
import io.sprintqueue.messaging.LaneMessage;
import io.sprintqueue.store.Commit;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.StoryEntry;
import io.sprintqueue.store.Versioned;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The result of folding one entity's events: one state, a record for each new event, a result for
/// each message.
///
/// @param before the state that was read
/// @param after the state with all events in it
/// @param tombstoneUntil when a deleted entity may be forgotten; absent if it never may
/// @param records of the events that were not settled before
/// @param stories what these events leave in the stories of sprints
/// @param dead the messages whose events end dead: their bodies are to be kept
/// @param mentions what the bodies say of the sprint and project, to be kept
/// @param results one for each message, valid once the commit succeeds
record Folded(
        Versioned before,
        State after,
        @Nullable Instant tombstoneUntil,
        List<EventRecord> records,
        List<StoryEntry> stories,
        List<LaneMessage> dead,
        List<Mention> mentions,
        List<Result> results) {
    /// The commit that writes it.
    ///
    /// @param bodyKeys where the bodies of dead events are kept
    Commit commit(EntityKey entity, Map<EventId, String> bodyKeys, String attemptId, Instant now) {
        Commit.StateChange change =
                after.equals(before.state())
                        ? null
                        : new Commit.StateChange(before, after, tombstoneUntil);
        List<EventRecord> pointing =
                records.stream()
                        .map(record ->
                                record.withBodyKey(bodyKeys.get(record.envelope().eventId())))
                        .toList();
        return new Commit(entity, change, pointing, stories, attemptId, now);
    }
}
