package io.sprintqueue.store;

import io.sprintqueue.core.delivery.EventId;

import java.util.Set;

/// The result of a commit. Anything else is an exception, and then the result is unknown.
public sealed interface CommitResult {
    /// Everything was written, by this attempt or by an earlier try of it.
    record Committed() implements CommitResult {}

    /// These events had been settled before; nothing was written.
    record AlreadySettled(Set<EventId> events) implements CommitResult {
        public AlreadySettled {
            events = Set.copyOf(events);
        }
    }

    /// The state has changed since it was read; nothing was written.
    record StateMoved() implements CommitResult {}

    /// Another transaction was in progress, or there was no capacity; nothing was written.
    record Contended(String reason) implements CommitResult {}
}
