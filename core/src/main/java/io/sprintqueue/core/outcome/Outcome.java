package io.sprintqueue.core.outcome;

/// The state or end of an event.
public enum Outcome {
    /// It changed the state.
    APPLIED,
    /// The state already had everything it says, or something newer.
    STALE,
    /// It had already ended; counted, not recorded again.
    DUPLICATE,
    /// Sprintqueue keeps no state for it, or it is too old.
    IGNORED,
    /// It failed and will be retried.
    RETRYING,
    /// It cannot be applied; its body is kept, and an operator may replay it.
    DEAD;

    /// Whether an event that stands so is settled: only a replay with a higher number continues.
    public boolean isTerminal() {
        return this != RETRYING;
    }
}
