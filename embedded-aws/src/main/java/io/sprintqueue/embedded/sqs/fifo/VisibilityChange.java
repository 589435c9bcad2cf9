package io.sprintqueue.embedded.sqs.fifo;

/// How a change of a message's visibility timeout ends.
public enum VisibilityChange {
    CHANGED,
    /// There is no such message any more.
    GONE,
    /// Its visibility timeout is over.
    NOT_IN_FLIGHT,
    /// It was received again since.
    EXPIRED,
    /// It would be hidden for more than twelve hours since it was received.
    TOO_LONG
}
