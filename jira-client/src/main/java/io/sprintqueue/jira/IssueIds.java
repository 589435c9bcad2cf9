package io.sprintqueue.jira;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// A part of a list of issues, which has little but their ids.
///
/// @param next where the list goes on, for the next call; absent at its end
public record IssueIds(List<Listed> issues, @Nullable String next) {
    public IssueIds {
        issues = List.copyOf(issues);
    }

    /// One issue of the list.
    ///
    /// @param updated where it was asked for and is readable
    public record Listed(String id, @Nullable Instant updated) {}

    public List<String> ids() {
        return issues.stream().map(Listed::id).toList();
    }
}
