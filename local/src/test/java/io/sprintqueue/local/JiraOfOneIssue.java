package io.sprintqueue.local;

import io.sprintqueue.testing.CannedServer;

import java.time.Instant;

/// The answers of a Jira that has one issue, ORBIT-77 with the id 10077, and lists nothing.
final class JiraOfOneIssue {
    private static final String NONE = "{\"values\":[],\"isLast\":true}";

    private JiraOfOneIssue() {}

    /// Lets the server answer so.
    static CannedServer answers(CannedServer jira, String summary) {
        String issue =
                """
                {"id":"10077","key":"ORBIT-77","fields":{"summary":"%s",
                "updated":"%s","project":{"id":"3","key":"ORBIT"},
                "status":{"name":"Open","statusCategory":{"key":"new"}}}}\
                """
                        .formatted(summary, Instant.now().minusSeconds(60));
        return jira.answering("/rest/api/2/serverInfo", 200, "{\"deploymentType\":\"Cloud\"}")
                .answering("/rest/api/2/myself", 200, "{\"accountId\":\"reader\"}")
                .answering(
                        "/rest/api/2/field",
                        200,
                        """
                        [{"id":"summary"},{"id":"status"},{"id":"updated"},{"id":"project"}]\
                        """)
                .answering("/rest/api/2/field/search", 200, NONE)
                .answering("/rest/api/2/project/search", 200, NONE)
                .answering("/rest/agile/1.0/board", 200, NONE)
                .answering("/rest/api/2/search/jql", 200, "{\"issues\":[],\"isLast\":true}")
                .answering("/rest/api/2/issue/bulkfetch", 200, "{\"issues\":[" + issue + "]}");
    }
}
