package io.sprintqueue.fakejira.site;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/// What a person enters to create an issue.
///
/// @param parent the id of an epic, or of the issue that a sub-task belongs to
/// @param sprint the id of a sprint that is not closed
public record NewIssue(
        long project,
        IssueType type,
        String summary,
        long priority,
        @Nullable Long parent,
        @Nullable Long sprint,
        @Nullable BigDecimal points) {
    /// A story with a summary and nothing else.
    public static NewIssue story(long project, String summary) {
        return new NewIssue(project, Catalog.STORY, summary, Catalog.MEDIUM, null, null, null);
    }

    /// The same planned into a sprint.
    public NewIssue in(long otherSprint) {
        return new NewIssue(project, type, summary, priority, parent, otherSprint, points);
    }

    /// The same as another type under a parent.
    public NewIssue under(IssueType otherType, long otherParent) {
        return new NewIssue(project, otherType, summary, priority, otherParent, null, points);
    }
}
