package io.sprintqueue.store;

import io.sprintqueue.core.merge.State;

/// A sprint or a project, as its own events or an issue's body tell of it.
public record KnownEntity(EntityKey key, State state, Source source) {
    /// What tells of it. Its own events count, however few they are; an issue's body is asked only
    /// where there are none.
    public enum Source {
        EVENT,
        ISSUE
    }
}
