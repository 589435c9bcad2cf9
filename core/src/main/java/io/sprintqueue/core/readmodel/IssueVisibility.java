package io.sprintqueue.core.readmodel;

import io.sprintqueue.core.event.JiraEvent;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.State;

import java.util.Optional;

/// Whether an issue is to be seen, by what the account that sync reads with sees.
public final class IssueVisibility {
    private IssueVisibility() {}

    /// Hidden where that account does not see it, or where it is archived; one of which nothing
    /// was read is seen.
    public static boolean hides(State issue) {
        return hiddenBecause(issue).isPresent();
    }

    /// Why the issue is hidden; nothing where it is seen.
    public static Optional<String> hiddenBecause(State issue) {
        return issue.text(Fields.VISIBILITY)
                .filter(visibility -> !visibility.equals(JiraEvent.Visibility.VISIBLE.toString()));
    }
}
