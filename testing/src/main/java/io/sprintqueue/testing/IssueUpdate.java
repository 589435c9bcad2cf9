package io.sprintqueue.testing;

import java.time.Instant;

/// The body of an issue's update, as Jira sends it.
public final class IssueUpdate {
    private IssueUpdate() {}

    /// An update of the summary.
    ///
    /// @param issue the id, which is also the number in the key
    public static String of(String issue, String summary, Instant at) {
        return """
        {"timestamp":%d,"webhookEvent":"jira:issue_updated","issue":{"id":"%s","key":"TES-%s",
        "fields":{"summary":"%s","status":{"name":"Open","statusCategory":{"key":"new"}}}}}\
        """
                .formatted(at.toEpochMilli(), issue, issue, summary);
    }
}
