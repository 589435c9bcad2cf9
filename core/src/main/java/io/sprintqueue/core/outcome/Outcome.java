package io.sprintqueue.core.outcome;

/// The state or end of an event.
public enum Outcome {
    /// It changed the state.
    APPLIED,
    /// Everything it says was known already, or newer things were.
    STALE,
    /// It had been settled before; counted, not recorded again.
    DUPLICATE,
    /// No state is kept of what it says, or it is too old.
    IGNORED,
    /// It failed and will be retried.
    RETRYING,
    /// It can not be applied; its body is kept, and an operator may send it again.
    DEAD;

    /// Whether an event that stands so is settled: only a replay with a higher number continues.
    public boolean isTerminal() {
        return this != RETRYING;
    }
}
