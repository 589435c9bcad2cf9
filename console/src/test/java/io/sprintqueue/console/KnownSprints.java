package io.sprintqueue.console;

import org.jspecify.annotations.Nullable;

/// Answers of the operations API about sprints and backlogs, in the shapes of its contract.
final class KnownSprints {
    static final String SITES = "{\"sites\": [{\"site\": \"default\", \"url\": null}]}";

    static final String ACTIVE = list(sprint("ORBIT Sprint 1", "active", null), true, null);

    static final String TOTALS =
            """
            {"sprint": %s,
             "totals": {"items": 10, "points": 21.5, "unestimated": 2, "subtasks": 3,
               "leftOver": 0,
               "byState": {"PENDING": {"items": 5, "points": 11.5},
                           "ACTIVE": {"items": 3, "points": 6}, "DONE": {"items": 2, "points": 4}}},
             "truncated": false, "readAt": "2035-03-01T12:00:22Z"}
            """
                    .formatted(sprint("ORBIT Sprint 1", "active", null));

    static final String BOARD =
            board(
                    sprint("ORBIT Sprint 1", "active", null),
                    "%s, %s, %s, %s, %s, %s"
                            .formatted(
                                    KnownAnswers.item("ORBIT-4", "First", "PENDING"),
                                    KnownAnswers.item("ORBIT-1", "Second", "DONE"),
                                    subtask("ORBIT-5", "ORBIT-4"),
                                    KnownAnswers.item("ORBIT-3", "Third", "PENDING"),
                                    subtask("ORBIT-6", "ORBIT-77"),
                                    KnownAnswers.item("ORBIT-2", "Fourth", "ACTIVE")),
                    "");

    static final String CLOSED =
            board(
                    sprint("ORBIT Sprint 1", "closed", "2035-03-01T09:00:00Z"),
                    KnownAnswers.item("ORBIT-1", "First", "DONE"),
                    "%s, %s"
                            .formatted(
                                    leftOver(KnownAnswers.item("ORBIT-4", "Second", "PENDING")),
                                    leftOver(KnownAnswers.item("ORBIT-3", "Third", "ACTIVE"))));

    static final String PROJECTS =
            """
            {"projects": [{"id": "10031", "key": "ORBIT", "name": "Orbit", "lifecycle": "live",
                           "origin": "event"},
                          {"id": "10032", "key": null, "name": null, "lifecycle": null,
                           "origin": "issue"}],
             "unreadable": [], "complete": true, "next": null}
            """;

    static final String BACKLOG =
            """
            {"project": {"id": "10031", "key": "ORBIT", "name": "Orbit", "lifecycle": "live"},
             "items": [%s, %s], "leftOver": [%s], "unreadable": [], "complete": true,
             "truncated": false, "next": null}
            """
                    .formatted(
                            KnownAnswers.item("ORBIT-8", "Later", "PENDING"),
                            KnownAnswers.item("ORBIT-7", "Much later", "PENDING"),
                            leftOver(KnownAnswers.item("ORBIT-3", "Third", "ACTIVE")));

    static final String REPORT = report("ORBIT Sprint 1");

    private KnownSprints() {}

    static String report(String name) {
        return """
        {"sprint": %1$s,
         "start": {"at": "2035-02-20T09:05:00Z", "basis": "event", "approximate": false},
         "end": {"at": "2035-03-01T12:00:30Z", "basis": "now", "approximate": false},
         "committed": {"items": 6, "points": 13}, "doneBefore": {"items": 1, "points": 2},
         "added": {"items": 2, "points": 3.5}, "removed": {"items": 1, "points": 5},
         "completed": {"items": 2, "points": 4}, "carriedOver": {"items": 5, "points": 7.5},
         "inferred": 3,
         "items": [
           {"issueId": "1", "key": "ORBIT-1", "summary": %2$s, "subtask": false, "points": 3,
            "state": "DONE", "committed": true, "doneBefore": false, "addedAt": null,
            "removedAt": null, "completedAt": "2035-02-27T15:00:00Z", "end": "completed",
            "inferred": false},
           {"issueId": "2", "key": "ORBIT-2", "summary": "Fourth", "subtask": false,
            "points": 0.5, "state": "ACTIVE", "committed": false, "doneBefore": false,
            "addedAt": "2035-02-25T10:00:00Z", "removedAt": null, "completedAt": null,
            "end": "carriedOver", "inferred": true},
           {"issueId": "9", "key": "ORBIT-9", "summary": "Moved away", "subtask": true,
            "points": null, "state": null, "committed": true, "doneBefore": false,
            "addedAt": null, "removedAt": "2035-02-26T10:00:00Z", "completedAt": null,
            "end": "removed", "inferred": false}],
         "burnUp": [
           {"at": "2035-02-20T09:05:00Z", "scope": {"items": 6, "points": 13},
            "completed": {"items": 0, "points": 0}},
           {"at": "2035-02-25T10:00:00Z", "scope": {"items": 7, "points": 13.5},
            "completed": {"items": 0, "points": 0}},
           {"at": "2035-02-27T15:00:00Z", "scope": {"items": 7, "points": 13.5},
            "completed": {"items": 1, "points": 3}},
           {"at": "2035-03-01T12:00:30Z", "scope": {"items": 7, "points": 11.5},
            "completed": {"items": 2, "points": 4}}],
         "truncated": false, "itemsTruncated": false,
         "done": "the status category `done`, where Jira takes the board's last column"}
        """
                .formatted(sprint(name, "active", null), KnownAnswers.text(name));
    }

    /// A sprint, closed then or not at all.
    static String sprint(String name, String state, @Nullable String closed) {
        return """
        {"id": "41", "name": %1$s, "state": "%2$s", "goal": %1$s,
         "startDate": "2035-02-20T09:00:00Z", "endDate": "2035-03-06T09:00:00Z",
         "completeDate": %3$s, "activatedDate": "2035-02-20T09:05:00Z", "boardId": "9",
         "deleted": false, "origin": "event"}
        """
                .formatted(KnownAnswers.text(name), state, KnownAnswers.text(closed));
    }

    static String list(String sprints, boolean complete, @Nullable String next) {
        return "{\"sprints\": [%s], \"unreadable\": [], \"complete\": %s, \"next\": %s}"
                .formatted(sprints, complete, KnownAnswers.text(next));
    }

    static String board(String sprint, String items, String leftOver) {
        return """
        {"sprint": %s, "items": [%s], "leftOver": [%s], "unreadable": [], "truncated": false,
         "next": null}
        """
                .formatted(sprint, items, leftOver);
    }

    /// The item, left over of its sprint.
    static String leftOver(String item) {
        return item.replace("\"sprintId\": \"41\"", "\"sprintId\": null, \"leftOverOf\": \"41\"");
    }

    static String subtask(String key, String parent) {
        return KnownAnswers.item(key, "A part of " + parent, "DONE")
                .replace("\"subtask\": false", "\"subtask\": true")
                .replace("\"parentKey\": \"ORBIT-90\"", "\"parentKey\": \"" + parent + "\"");
    }
}
