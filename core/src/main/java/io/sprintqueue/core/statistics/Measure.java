package io.sprintqueue.core.statistics;

/// A duration measured for events, in milliseconds.
public enum Measure {
    /// From the change in Jira until it was applied.
    FRESHNESS,
    /// From the acceptance of a delivery until it was applied.
    QUEUE_LAG,
    /// How long the oldest message of a batch had been in its lane.
    AGE
}
