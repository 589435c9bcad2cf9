package io.sprintqueue.messaging;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.JiraHeaders;
import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.core.delivery.Site;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/// A sample delivery to prime functions with. It has the shape of Jira's, so that it runs the same
/// code.
///
/// @param at when the change was made and the delivery received
public record SampleDelivery(Instant at) {
    private static final String EVENT = "jira:issue_updated";
    private static final String KEY = "SAMPLE-1";
    private static final Entity ENTITY = Entity.issue("1");
    private static final Map<String, String> HEADERS =
            Map.of(
                    "user-agent", "Atlassian Webhook HTTP Client",
                    "x-atlassian-webhook-identifier", "3a1f5f7c-2d6e-4c58-8f17-93d5e7a1c642",
                    "x-atlassian-webhook-flow", "Primary");
    private static final DateTimeFormatter JIRA =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSZ").withZone(ZoneOffset.UTC);

    /// The headers that Jira would send, without the signature.
    public Map<String, String> headers() {
        return HEADERS;
    }

    /// The bytes that Jira would send.
    public Body body() {
        String json =
                """
                {"timestamp":%d,"webhookEvent":"jira:issue_updated",
                "issue_event_type_name":"issue_generic",
                "user":{"accountId":"1","displayName":"Sample"},
                "issue":{"id":"1","key":"SAMPLE-1","fields":{
                "summary":"Größe ändern","issuetype":{"id":"1","name":"Story"},
                "project":{"id":"1","key":"SAMPLE","name":"Sample"},
                "status":{"id":"3","name":"In Progress",
                "statusCategory":{"id":4,"key":"indeterminate","name":"In Progress"}},
                "priority":{"id":"2","name":"High"},"labels":["sample"],"duedate":"2026-10-05",
                "assignee":{"accountId":"1","displayName":"Sample"},
                "created":"%2$s","updated":"%2$s",
                "customfield_10016":3.0,"customfield_10019":"0|i00001:",
                "customfield_10020":[{"id":1,"name":"Sprint","state":"active","boardId":1}]}},
                "changelog":{"id":"1","items":[{"field":"status","fieldtype":"jira",
                "from":"1","fromString":"To Do","to":"3","toString":"In Progress"}]}}
                """
                        .formatted(at.toEpochMilli(), JIRA.format(at));
        return new Body(json.getBytes(StandardCharsets.UTF_8));
    }

    /// What ingest would put into a lane.
    public LaneMessage message() {
        Body body = body();
        var envelope =
                new Envelope(
                        Site.DEFAULT,
                        EventId.of(ENTITY, body),
                        ENTITY,
                        EVENT,
                        KEY,
                        at,
                        at,
                        JiraHeaders.from(HEADERS),
                        Lane.INTERACTIVE,
                        0,
                        0,
                        null,
                        null);
        return new LaneMessage(envelope, body);
    }
}
