package io.sprintqueue.core.queue;

/// Where an item stands in the queue, by the category of its status.
public enum QueueState {
    PENDING,
    ACTIVE,
    DONE;

    /// The state for Jira's category key: `new`, `indeterminate` or `done`; any other is pending.
    public static QueueState of(String statusCategory) {
        return switch (statusCategory) {
            case "indeterminate" -> ACTIVE;
            case "done" -> DONE;
            default -> PENDING;
        };
    }
}
