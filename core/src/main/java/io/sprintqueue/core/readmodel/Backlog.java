package io.sprintqueue.core.readmodel;

import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.readmodel.QueueItem.QueueState;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/// Which issues wait in the backlog of their project.
public final class Backlog {
    private Backlog() {}

    /// The id of the project in whose backlog the issue is: it is known to be in no sprint, and is
    /// one that is planned. One of which no body has told the sprint is in no backlog: it may be in
    /// a sprint.
    public static Optional<String> of(State issue) {
        boolean isInNoSprint =
                issue.value(Fields.SPRINT).orElse(null) instanceof FieldValue.Cleared;
        return isInNoSprint && isPlanned(issue) ? issue.text(Fields.PROJECT_ID) : Optional.empty();
    }

    /// Whether the issue is one that is put into a sprint by itself and still to be done: neither
    /// deleted, hidden nor done, no sub-task and no epic.
    public static boolean isPlanned(State issue) {
        return !issue.deleted()
                && !IssueVisibility.hides(issue)
                && QueueState.of(issue) != QueueState.DONE
                && !issue.flag(Fields.SUBTASK).orElse(false)
                && !isEpic(issue);
    }

    /// By the level of its type, which Cloud sends; on Data Center a type of that name is one.
    private static boolean isEpic(State issue) {
        return issue.number(Fields.HIERARCHY_LEVEL)
                .map(level -> level.compareTo(BigDecimal.ONE) >= 0)
                .orElseGet(() ->
                        issue.text(Fields.TYPE)
                                .filter(type -> type.toLowerCase(Locale.ROOT).equals("epic"))
                                .isPresent());
    }
}
