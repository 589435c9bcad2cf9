package io.sprintqueue.processor;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.JiraHeaders;
import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.core.delivery.Origin;
import io.sprintqueue.core.delivery.RoutingPass;
import io.sprintqueue.core.delivery.RoutingPass.Routing;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.messaging.LaneMessage;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// Messages of which a test says only what it is about.
final class Bodies {
    static final Instant NOW = Instant.parse("2026-10-05T09:12:44Z");

    private Bodies() {}

    /// An update of an issue, made so many seconds before now.
    static LaneMessage update(String issueId, String summary, int secondsAgo) {
        return issue("jira:issue_updated", issueId, summary, secondsAgo);
    }

    /// The deletion of an issue, made so many seconds before now.
    static LaneMessage deletion(String issueId, int secondsAgo) {
        return issue("jira:issue_deleted", issueId, "as it stood", secondsAgo);
    }

    /// The deletion of a project, made now.
    static LaneMessage projectDeletion(String projectId) {
        String json =
                """
                {"timestamp":%d,"webhookEvent":"project_deleted","project":{"id":%s,"key":"TES"}}\
                """
                        .formatted(NOW.toEpochMilli(), projectId);
        return message(Entity.project(projectId), json, 0);
    }

    /// The deletion of a sprint, made now.
    static LaneMessage sprintDeletion(String sprintId) {
        String json =
                """
                {"timestamp":%d,"webhookEvent":"sprint_deleted","sprint":{"id":%s}}\
                """
                        .formatted(NOW.toEpochMilli(), sprintId);
        return message(Entity.sprint(sprintId), json, 0);
    }

    /// What sync has read of an issue's visibility, so many seconds ago.
    static LaneMessage seen(String issueId, String visibility, int secondsAgo) {
        long time = NOW.minusSeconds(secondsAgo).toEpochMilli();
        String json =
                """
                {"timestamp":%d,"webhookEvent":"sprintqueue:issue_visibility",\
                "issue":{"id":"%s"},"visibility":"%s"}\
                """
                        .formatted(time, issueId, visibility);
        var body = new Body(json.getBytes(StandardCharsets.UTF_8));
        return switch (RoutingPass.of(body, Origin.SYNC)) {
            case Routing.Routed(var facts, Entity entity) ->
                    new LaneMessage(
                            Envelope.ofReading(Site.DEFAULT, entity, body, facts, NOW), body);
            case Routing.Unroutable _, Routing.Malformed _ -> throw new AssertionError(json);
        };
    }

    /// A message of any JSON about an issue.
    static LaneMessage raw(String issueId, String json) {
        return message(Entity.issue(issueId), json, 0);
    }

    /// The same message, sent again by an operator.
    static LaneMessage replayed(LaneMessage message, int replay) {
        return message(
                message.envelope().entity(),
                new String(message.body().bytes(), StandardCharsets.UTF_8),
                replay);
    }

    /// The same message, of a request of this trace, accepted a second ago of a change five
    /// seconds ago.
    static LaneMessage traced(LaneMessage message, String trace) {
        Envelope envelope = message.envelope();
        return new LaneMessage(
                new Envelope(
                        envelope.site(),
                        envelope.eventId(),
                        envelope.entity(),
                        envelope.webhookEvent(),
                        envelope.issueKey(),
                        NOW.minusSeconds(5),
                        NOW.minusSeconds(1),
                        envelope.headers(),
                        envelope.lane(),
                        0,
                        0,
                        null,
                        trace),
                message.body());
    }

    private static LaneMessage issue(
            String webhookEvent, String issueId, String summary, int secondsAgo) {
        long time = NOW.minusSeconds(secondsAgo).toEpochMilli();
        String json =
                """
                {"timestamp":%d,"webhookEvent":"%s","issue":{"id":"%s","key":"TES-%s",
                "fields":{"summary":"%s","status":{"name":"Open"}}}}\
                """
                        .formatted(time, webhookEvent, issueId, issueId, summary);
        return message(Entity.issue(issueId), json, 0);
    }

    private static LaneMessage message(Entity entity, String json, int replay) {
        var body = new Body(json.getBytes(StandardCharsets.UTF_8));
        var envelope =
                new Envelope(
                        Site.DEFAULT,
                        EventId.of(entity, body),
                        entity,
                        "jira:issue_updated",
                        null,
                        NOW,
                        NOW,
                        JiraHeaders.NONE,
                        Lane.INTERACTIVE,
                        0,
                        replay,
                        null,
                        null);
        return new LaneMessage(envelope, body);
    }
}
