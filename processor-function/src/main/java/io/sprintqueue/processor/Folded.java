package io.sprintqueue.processor;

import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.store.Commit;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.Versioned;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// The result of folding one entity's events: one state, a record for each new event, a result for
/// each message.
///
/// @param before the state that was read
/// @param after the state with all events in it
/// @param tombstoneUntil when a deleted entity may be forgotten; absent if it never may
/// @param records of the events that were not settled before
/// @param results one for each message, valid once the commit succeeds
record Folded(
        Versioned before,
        State after,
        @Nullable Instant tombstoneUntil,
        List<EventRecord> records,
        List<Result> results) {

    /// The commit that writes it.
    Commit commit(EntityKey entity, String writer, Instant now) {
        Commit.StateChange change =
                after.equals(before.state())
                        ? null
                        : new Commit.StateChange(before, after, tombstoneUntil);
        return new Commit(entity, change, records, writer, now);
    }
}
