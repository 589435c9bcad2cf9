package io.sprintqueue.fakejira.site;

/// What kind of work an issue is.
///
/// @param level 1 is an epic, 0 a story or its like, -1 a sub-task
public record IssueType(long id, String name, int level) {
    /// Whether it lives inside another issue.
    public boolean isSubtask() {
        return level < 0;
    }

    /// Whether others live in it.
    public boolean isEpic() {
        return level > 0;
    }
}
