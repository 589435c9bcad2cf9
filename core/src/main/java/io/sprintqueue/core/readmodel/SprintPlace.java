package io.sprintqueue.core.readmodel;

import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.readmodel.QueueItem.QueueState;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// Whether an issue is in a sprint or left over of it. Each read decides it from the sprint that
/// the issue names and that sprint's state, because Jira may send no event for the issue when a
/// sprint is closed or deleted.
public sealed interface SprintPlace {
    /// The issue names no sprint.
    record None() implements SprintPlace {}

    /// It is in that sprint; where the sprint is closed, it was done in it.
    record In(String id) implements SprintPlace {}

    /// That sprint was closed before the issue was done, or deleted.
    record LeftOver(String id) implements SprintPlace {}

    /// The place of an issue. A deleted one keeps the sprint that it was last in: it was not left
    /// over when that sprint ended.
    ///
    /// @param sprint the state of the sprint that the issue names, empty if nothing is known about
    ///     it: then the issue's own value counts
    static SprintPlace of(State issue, State sprint) {
        Optional<String> id = issue.text(Fields.SPRINT);
        if (id.isEmpty()) {
            return new None();
        }
        Sprint named = Sprint.of(id.get(), sprint);
        return !issue.deleted() && leaves(named, QueueState.of(issue))
                ? new LeftOver(id.get())
                : new In(id.get());
    }

    private static boolean leaves(Sprint sprint, QueueState issue) {
        return sprint.deleted() || (sprint.isClosed() && issue != QueueState.DONE);
    }

    /// The sprint that it is in.
    default @Nullable String sprintId() {
        return switch (this) {
            case In(String id) -> id;
            case LeftOver _, None _ -> null;
        };
    }

    /// The sprint that it is left over of.
    default @Nullable String leftOverOf() {
        return switch (this) {
            case LeftOver(String id) -> id;
            case In _, None _ -> null;
        };
    }
}
