package io.sprintqueue.store.dynamodb;

import io.sprintqueue.aws.Failures;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.KnownEntity;
import io.sprintqueue.store.KnownEntity.Source;
import io.sprintqueue.store.Snapshot;
import io.sprintqueue.store.UnreadableRowException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is stored of some sprints or projects: their states, and what issues' bodies say of them.
record KnownRows(
        Snapshot states,
        Map<EntityKey, State> said,
        Map<EntityKey, UnreadableRowException> unreadable) {
    /// The rows that were read.
    static KnownRows of(List<Item> rows) {
        var states = new ArrayList<Item>();
        var said = new HashMap<EntityKey, State>();
        var unreadable = new HashMap<EntityKey, UnreadableRowException>();
        for (Item row : rows) {
            if (!SaidRows.isSaid(row)) {
                states.add(row);
                continue;
            }
            EntityKey key = Keys.entityOf(row);
            try {
                said.put(key, SaidRows.decode(row));
            } catch (RuntimeException failed) {
                unreadable.put(
                        key,
                        new UnreadableRowException(
                                "what issues say of %s cannot be read: %s"
                                        .formatted(key.entity(), Failures.describe(failed))));
            }
        }
        return new KnownRows(SnapshotRows.of(states), said, unreadable);
    }

    /// The entity by its own events, or else by what issues' bodies say.
    ///
    /// @throws UnreadableRowException if the row of it cannot be read
    Optional<KnownEntity> known(EntityKey key) {
        if (hasState(key)) {
            return Optional.of(new KnownEntity(key, states.state(key).state(), Source.EVENT));
        }
        UnreadableRowException failure = unreadable.get(key);
        if (failure != null) {
            throw failure;
        }
        return Optional.ofNullable(said.get(key))
                .map(state -> new KnownEntity(key, state, Source.ISSUE));
    }

    /// Whether the entry is of the row that tells of its entity, and that row is still there.
    boolean isTold(EntityIndex.Entry entry) {
        return entry.said()
                ? !hasState(entry.key()) && said.containsKey(entry.key())
                : hasState(entry.key());
    }

    /// Whether the row of the entry is the one that tells of its entity, and cannot be read.
    boolean isUnreadable(EntityIndex.Entry entry) {
        return entry.said()
                ? !hasState(entry.key()) && unreadable.containsKey(entry.key())
                : !states.isReadable(entry.key());
    }

    private boolean hasState(EntityKey key) {
        return states.states().containsKey(key) || !states.isReadable(key);
    }
}
