package io.sprintqueue.core.delivery;

import java.util.Locale;
import java.util.stream.Stream;

/// The families of `webhookEvent` names, each with one rule for what the event is about.
///
/// Unknown names are normal, because Jira adds some: they are accepted, recorded, counted.
public enum EventFamily {
    /// A full issue: it was created or updated.
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
    /// The fields of an issue that sync asked for, as it stands.
    ISSUE_SNAPSHOT,
    /// Whether the account that sync reads with sees an issue.
    ISSUE_VISIBILITY,
    /// A sprint as it stands.
    SPRINT_SNAPSHOT,
    /// A project as it stands.
    PROJECT_SNAPSHOT,
    UNKNOWN;

    /// What the names of sync's own events start with. Jira has none of them.
    public static final String OWN_PREFIX = "sprintqueue:";

    /// The family of a `webhookEvent` name. Each origin has names of its own: one of sync's is
    /// unknown where it comes from outside, and the other way round.
    public static EventFamily of(String name, Origin origin) {
        return switch (origin) {
            case JIRA -> ofJira(name);
            case SYNC -> ofSync(name);
        };
    }

    private static EventFamily ofSync(String name) {
        return Stream.of(ISSUE_SNAPSHOT, ISSUE_VISIBILITY, SPRINT_SNAPSHOT, PROJECT_SNAPSHOT)
                .filter(family -> family.ownName().equals(name))
                .findFirst()
                .orElse(UNKNOWN);
    }

    /// The name of an event of this family that sync sends.
    public String ownName() {
        return OWN_PREFIX + name().toLowerCase(Locale.ROOT);
    }

    private static EventFamily ofJira(String name) {
        return switch (name) {
            case "jira:issue_created", "jira:issue_updated", "jira:worklog_updated" ->
                    ISSUE_CHANGED;
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
