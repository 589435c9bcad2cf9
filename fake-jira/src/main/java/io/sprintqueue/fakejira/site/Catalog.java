package io.sprintqueue.fakejira.site;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Statuses, types and priorities of the site. Administrators may rename a status, which changes
/// no issue and sends no webhook.
public final class Catalog {
    public static final IssueType EPIC = new IssueType(10000, "Epic", 1);
    public static final IssueType STORY = new IssueType(10001, "Story", 0);
    public static final IssueType TASK = new IssueType(10002, "Task", 0);
    public static final IssueType SUBTASK = new IssueType(10003, "Sub-task", -1);
    public static final IssueType BUG = new IssueType(10004, "Bug", 0);

    public static final long TO_DO = 10000;
    public static final long IN_PROGRESS = 3;
    public static final long IN_REVIEW = 10100;
    public static final long DONE = 10001;

    public static final long MEDIUM = 3;

    private static final List<IssueType> TYPES = List.of(EPIC, STORY, TASK, SUBTASK, BUG);
    private static final List<Priority> PRIORITIES =
            List.of(
                    new Priority(1, "Highest"),
                    new Priority(2, "High"),
                    new Priority(MEDIUM, "Medium"),
                    new Priority(4, "Low"),
                    new Priority(5, "Lowest"));

    private final Map<Long, Status> statuses = new LinkedHashMap<>();

    Catalog() {
        put(new Status(TO_DO, "To Do", Category.NEW));
        put(new Status(IN_PROGRESS, "In Progress", Category.IN_PROGRESS));
        put(new Status(IN_REVIEW, "In Review", Category.IN_PROGRESS));
        put(new Status(DONE, "Done", Category.DONE));
    }

    /// Every type.
    public List<IssueType> types() {
        return TYPES;
    }

    /// The type with the id.
    public IssueType type(long id) {
        return TYPES.stream().filter(type -> type.id() == id).findFirst().orElseThrow();
    }

    /// Every priority, the most urgent first.
    public List<Priority> priorities() {
        return PRIORITIES;
    }

    /// The priority with the id.
    public Priority priority(long id) {
        return PRIORITIES.stream().filter(one -> one.id() == id).findFirst().orElseThrow();
    }

    /// Every status in the order of the workflow.
    public List<Status> statuses() {
        return List.copyOf(statuses.values());
    }

    /// The status with the id.
    public Status status(long id) {
        Status status = statuses.get(id);
        if (status == null) {
            throw new IllegalArgumentException("no status " + id);
        }
        return status;
    }

    /// Renames a status. No webhook tells of it.
    public void renameStatus(long id, String name) {
        put(new Status(id, name, status(id).category()));
    }

    private void put(Status status) {
        statuses.put(status.id(), status);
    }
}
