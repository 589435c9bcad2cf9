package io.sprintqueue.simulation;

/// What may go wrong with a call of a port.
enum Fault {
    NONE,
    /// It fails and has no effect.
    FAILS_BEFORE,
    /// It takes effect, and its acknowledgement is lost.
    FAILS_AFTER,
    /// The environment ends before the effect.
    CRASHES_BEFORE,
    /// The environment ends after the effect.
    CRASHES_AFTER,
    /// It fails, and takes effect later all the same.
    ARRIVES_LATE,
    /// The table has no capacity, or another transaction is in progress.
    CONTENDED,
    /// The client loses the answer and makes exactly the same call again.
    REPEATED
}
