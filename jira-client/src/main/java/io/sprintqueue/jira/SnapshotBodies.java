package io.sprintqueue.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.EventFamily;
import io.sprintqueue.core.event.JiraEvent.Visibility;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/// Writes what was read as the bodies of sync's own events.
public final class SnapshotBodies {
    /// Sprints and projects have no time of change of their own, so a webhook that was sent just
    /// before the reading must win over what an older page of it says.
    private static final Duration WITHOUT_UPDATED = Duration.ofSeconds(60);

    private SnapshotBodies() {}

    /// An issue.
    ///
    /// @param issue as REST v2 gives it
    /// @param asked the fields that were asked for; nothing else of the issue is kept
    public static Body issue(JsonNode issue, Set<String> asked, Instant readAt) {
        ObjectNode body = body(EventFamily.ISSUE_SNAPSHOT, readAt);
        ArrayNode names = body.putArray("asked");
        asked.stream().sorted().forEach(names::add);
        ObjectNode kept =
                body.putObject("issue")
                        .put("id", issue.path("id").asText())
                        .put("key", issue.path("key").asText());
        ObjectNode fields = kept.putObject("fields");
        asked.stream()
                .sorted()
                .filter(issue.path("fields")::has)
                .forEach(name -> fields.set(name, issue.path("fields").path(name)));
        return bytes(body);
    }

    /// Whether an issue is to be seen.
    public static Body visibility(String issueId, Visibility visibility, Instant readAt) {
        ObjectNode body = body(EventFamily.ISSUE_VISIBILITY, readAt);
        body.putObject("issue").put("id", issueId);
        return bytes(body.put("visibility", visibility.toString()));
    }

    /// A sprint; an empty text is no goal, as in a webhook.
    public static Body sprint(JsonNode sprint, Instant readAt) {
        ObjectNode body = body(EventFamily.SPRINT_SNAPSHOT, readAt.minus(WITHOUT_UPDATED));
        ObjectNode kept = body.putObject("sprint");
        sprint.properties().stream()
                .filter(entry -> !entry.getValue().asText("x").isEmpty())
                .filter(entry -> !entry.getKey().equals("self"))
                .forEach(entry -> kept.set(entry.getKey(), entry.getValue()));
        return bytes(body);
    }

    /// A project.
    ///
    /// @param lifecycle of the list that the project stood in
    public static Body project(
            String id, String key, JsonNode project, String lifecycle, Instant readAt) {
        ObjectNode body = body(EventFamily.PROJECT_SNAPSHOT, readAt.minus(WITHOUT_UPDATED));
        body.putObject("project")
                .put("id", id)
                .put("key", key)
                .put("name", project.path("name").textValue());
        return bytes(body.put("lifecycle", lifecycle));
    }

    private static ObjectNode body(EventFamily family, Instant readAt) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("timestamp", readAt.toEpochMilli())
                .put("webhookEvent", family.ownName());
    }

    private static Body bytes(ObjectNode body) {
        return new Body(body.toString().getBytes(StandardCharsets.UTF_8));
    }
}
