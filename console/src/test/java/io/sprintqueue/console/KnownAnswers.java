package io.sprintqueue.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import org.jspecify.annotations.Nullable;

/// Answers of the operations API in the shapes of its contract.
final class KnownAnswers {
    static final String STATISTICS =
            """
            {"minutes": 60, "accepted": 40, "rejected": {"signature": 3, "size": 1},
             "applied": 1234, "stale": 2, "duplicate": 3, "ignored": 4, "retrying": 5, "dead": 1,
             "redriven": 0,
             "perMinute": [
               {"minute": "2035-03-01T11:58:00Z", "applied": 1000, "stale": 2, "duplicate": 0,
                "ignored": 4, "retrying": 5, "dead": 0, "rejected": {}, "lagMsP95": 900},
               {"minute": "2035-03-01T11:59:00Z", "applied": 0, "stale": 0, "duplicate": 0,
                "ignored": 0, "retrying": 0, "dead": 0, "rejected": {}, "lagMsP95": null},
               {"minute": "2035-03-01T12:00:00Z", "applied": 234, "stale": 0, "duplicate": 3,
                "ignored": 0, "retrying": 0, "dead": 1, "rejected": {"signature": 4},
                "lagMsP95": 2500}],
             "lagMs": {"p50": 420, "p95": 1830, "p99": 65000},
             "lanes": {
               "interactive": {"visible": 7, "inFlight": 2, "oldestAgeSeconds": 125,
                               "motion": "moving", "dlqVisible": 0},
               "bulk": {"visible": 11, "inFlight": 0, "oldestAgeSeconds": null,
                        "motion": "stalled", "dlqVisible": 1}}}
            """;

    static final String HEALTH =
            """
            {"status": "degraded", "checks": [
              {"name": "queue table", "status": "ok", "message": null},
              {"name": "bulk lane", "status": "degraded",
               "message": "has messages, and none is being processed"}]}
            """;

    static final String WELL = "{\"status\": \"ok\", \"checks\": []}";

    static final String DEAD_EVENT = event("DEAD", "ORBIT-2", "the clock is ahead");

    static final String EXPLANATION = explanation("A bug");

    private KnownAnswers() {}

    static String event(String outcome, String issueKey, @Nullable String reason) {
        return """
        {"eventId": "%s", "site": "default", "webhookEvent": "jira:issue_updated",
         "entity": "issue-20012", "issueKey": %s, "lane": "interactive", "outcome": "%s",
         "reason": %s, "jiraTimestamp": "2035-03-01T11:58:30Z",
         "receivedAt": "2035-03-01T11:58:31Z", "finishedAt": "2035-03-01T11:59:30Z",
         "attempts": [{"at": "2035-03-01T11:59:00Z", "error": "ThrottlingException"}],
         "redriveCycles": 2, "identifier": "c0ffee", "by": {"id": "9", "name": %s},
         "changes": [{"field": "status", "from": "To Do", "to": "In Progress"},
                     {"field": "sprintId", "from": null, "to": "41"}]}
        """
                .formatted(
                        KnownApi.EVENT_ID, text(issueKey), outcome, text(reason), text(issueKey));
    }

    static String events(String event, @Nullable String next) {
        return "{\"events\": [%s], \"next\": %s}".formatted(event, text(next));
    }

    static String item(String key, String summary) {
        return item(key, summary, "ACTIVE");
    }

    static String item(String key, String summary, String queueState) {
        return """
        {"site": "default", "issueId": "20012", "key": %s, "previousKeys": ["OLD-9"],
         "summary": %s, "type": "Bug", "status": "In Progress", "queueState": "%s",
         "priority": "High", "assignee": {"id": "1", "name": %s}, "sprintId": "41",
         "storyPoints": 3, "labels": ["export"], "subtask": false, "parentKey": "ORBIT-90",
         "url": "https://orbit.example.com/browse/ORBIT-2", "updated": "2035-03-01T11:58:30Z",
         "lastActivity": "2035-03-01T11:58:30Z", "deleted": false}
        """
                .formatted(text(key), text(summary), queueState, text(summary));
    }

    static String explanation(String value) {
        return """
        {"fields": [
          {"name": "status", "value": "In Progress", "eventId": "%2$s",
           "jiraTime": "2035-03-01T11:58:30Z", "webhookEvent": "jira:issue_updated",
           "change": {"known": "known", "by": {"id": "9", "name": %1$s},
                      "at": "2035-03-01T11:00:30Z", "from": "To Do", "to": "In Progress",
                      "eventId": "%2$s", "event": "jira:issue_updated"}},
          {"name": "summary", "value": %1$s, "eventId": "%2$s",
           "jiraTime": "2035-03-01T11:58:30Z", "webhookEvent": "jira:issue_updated",
           "change": {"known": "unknown", "by": null, "at": null, "from": null, "to": null}},
          {"name": "labels", "value": ["a", "b"], "eventId": "issue-20012~old",
           "jiraTime": "2035-02-01T08:00:00Z", "webhookEvent": null,
           "change": {"known": "untold", "by": null, "at": "2035-01-31T08:00:00Z",
                      "from": null, "to": null}},
          {"name": "assignee", "value": {"id": "1", "name": "Developer 1"},
           "eventId": null, "jiraTime": null, "webhookEvent": null,
           "change": {"known": "known", "by": null, "at": null, "from": null, "to": %1$s}},
          {"name": "dueDate", "value": null, "eventId": null, "jiraTime": null}]}
        """
                .formatted(text(value), KnownApi.EVENT_ID);
    }

    /// As JSON.
    static String text(@Nullable String text) {
        return text == null ? "null" : JsonNodeFactory.instance.textNode(text).toString();
    }
}
