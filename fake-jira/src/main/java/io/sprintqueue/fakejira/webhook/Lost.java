package io.sprintqueue.fakejira.webhook;

import java.time.Instant;

/// A delivery that never arrives.
///
/// @param at when that was certain
public record Lost(Delivery delivery, Reason reason, Instant at) {
    /// Why.
    public enum Reason {
        /// It was to be lost.
        ON_THE_WAY,
        /// The receiver refused it with a status that Jira does not try again.
        REFUSED,
        /// The last try failed too.
        GIVEN_UP
    }
}
