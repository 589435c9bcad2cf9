package io.sprintqueue.core.delivery;

/// The families of `webhookEvent` names, each with one rule for what the event is about.
///
/// Unknown names are normal, because Jira adds some: they are accepted, recorded, counted.
public enum EventFamily {
    /// A full issue: it was created or updated, or a reconciliation sent it.
    ISSUE_CHANGED,
    ISSUE_DELETED,
    COMMENT,
    WORKLOG,
    ATTACHMENT,
    ISSUE_LINK,
    SPRINT,
    PROJECT,
    BOARD,
    VERSION,
    USER,
    OPTION,
    ISSUE_TYPE,
    FILTER,
    ISSUE_PROPERTY,
    UNKNOWN;

    /// The reserved name under which a reconciliation sends an issue as it stands.
    public static final String ISSUE_SNAPSHOT = "sprintqueue:issue_snapshot";

    /// The family of a `webhookEvent` name.
    public static EventFamily of(String name) {
        return switch (name) {
            case "jira:issue_created", "jira:issue_updated", "jira:worklog_updated" ->
                    ISSUE_CHANGED;
            case ISSUE_SNAPSHOT -> ISSUE_CHANGED;
            case "jira:issue_deleted" -> ISSUE_DELETED;
            default -> ofPrefix(name);
        };
    }

    private static EventFamily ofPrefix(String name) {
        int end = name.lastIndexOf('_');
        return switch (end < 0 ? name : name.substring(0, end)) {
            case "comment" -> COMMENT;
            case "worklog" -> WORKLOG;
            case "attachment" -> ATTACHMENT;
            case "issuelink" -> ISSUE_LINK;
            case "sprint" -> SPRINT;
            case "project", "project_soft", "project_restored" -> PROJECT;
            case "board", "board_configuration" -> BOARD;
            case "version", "jira:version" -> VERSION;
            case "user" -> USER;
            case "option" -> OPTION;
            case "issuetype" -> ISSUE_TYPE;
            case "filter" -> FILTER;
            case "issue_property" -> ISSUE_PROPERTY;
            default -> UNKNOWN;
        };
    }
}
