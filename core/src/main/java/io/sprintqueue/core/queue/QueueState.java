package io.sprintqueue.core.queue;

import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.State;

/// Where an item is in the queue, by the category of its status.
public enum QueueState {
    PENDING,
    ACTIVE,
    DONE;

    /// The state of an issue; without a category it is pending.
    public static QueueState of(State issue) {
        return of(issue.text(Fields.STATUS_CATEGORY).orElse(""));
    }

    /// The state for Jira's category key: `new`, `indeterminate` or `done`; any other is pending.
    public static QueueState of(String statusCategory) {
        return switch (statusCategory) {
            case "indeterminate" -> ACTIVE;
            case "done" -> DONE;
            default -> PENDING;
        };
    }
}
