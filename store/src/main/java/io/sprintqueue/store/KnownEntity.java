package io.sprintqueue.store;

import io.sprintqueue.core.merge.State;

import java.util.Optional;

/// A sprint or a project, as its own events or an issue's body tell of it.
public record KnownEntity(EntityKey key, State state, Source source) {
    /// What its own events tell; nothing if none have come. They alone decide, for example whether
    /// a sprint has ended: what an issue's body says may be older than they are.
    public static State ownEvents(Optional<KnownEntity> known) {
        return known.filter(entity -> entity.source() == Source.EVENT)
                .map(KnownEntity::state)
                .orElse(State.EMPTY);
    }

    /// What tells of it. Its own events count, however few they are; an issue's body is asked only
    /// where there are none.
    public enum Source {
        EVENT,
        ISSUE
    }
}
