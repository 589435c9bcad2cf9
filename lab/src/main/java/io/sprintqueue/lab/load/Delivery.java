package io.sprintqueue.lab.load;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Site;

/// One webhook to be delivered.
///
/// @param bulk whether Jira sends it in its secondary flow
/// @param fate how it must end
public record Delivery(Site site, Body body, boolean bulk, Fate fate) {
    /// How an event must end.
    public enum Fate {
        /// Applied, or stale where another said the same or newer things.
        SETTLED,
        /// Dead, because it can never be read.
        DEAD
    }
}
