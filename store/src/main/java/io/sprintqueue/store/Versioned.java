package io.sprintqueue.store;

import io.sprintqueue.core.merge.State;

/// A state and how many times it was written.
///
/// @param revision 0 if nothing is stored yet
public record Versioned(State state, long revision) {
    public static final Versioned ABSENT = new Versioned(State.EMPTY, 0);
}
