package io.sprintqueue.lab.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.json.BoundedJson;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// Builds bodies as Jira sends them.
final class Bodies {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Bodies() {}

    /// An event with the issue whole.
    ///
    /// @param movedFrom the key it had until this event, where the event is a move
    /// @param padding a description of any size
    static Body issue(
            String name,
            long timestamp,
            KnownIssue issue,
            @Nullable String movedFrom,
            String padding) {
        ObjectNode body = event(name, timestamp);
        ObjectNode json = body.putObject("issue").put("id", issue.id()).put("key", issue.key());
        ObjectNode fields = json.putObject("fields");
        fields.put("summary", issue.summary())
                .put("description", padding)
                .put("updated", Instant.ofEpochMilli(timestamp).toString())
                .put("customfield_10019", issue.rank());
        fields.putObject("status")
                .put("name", issue.status())
                .putObject("statusCategory")
                .put("key", "indeterminate");
        fields.putObject("priority").put("name", issue.priority());
        if (issue.sprintId() == null) {
            fields.putNull("customfield_10020");
        } else {
            fields.putArray("customfield_10020")
                    .addObject()
                    .put("id", Long.parseLong(issue.sprintId()))
                    .put("state", "active");
        }
        ObjectNode changelog = body.putObject("changelog").put("id", Long.toString(timestamp));
        var items = changelog.putArray("items");
        if (movedFrom != null) {
            items.addObject()
                    .put("field", "Key")
                    .put("fromString", movedFrom)
                    .put("toString", issue.key());
        }
        return written(body);
    }

    static Body comment(long timestamp, KnownIssue issue) {
        ObjectNode body = event("comment_created", timestamp);
        body.putObject("comment")
                .put(
                        "self",
                        "https://jira.example/rest/api/2/issue/%s/comment/%d"
                                .formatted(issue.id(), timestamp))
                .put("body", "A word about " + issue.key());
        return written(body);
    }

    static Body sprint(long timestamp, KnownSprint sprint) {
        ObjectNode body = event("sprint_updated", timestamp);
        body.putObject("sprint")
                .put("id", Long.parseLong(sprint.id()))
                .put("state", "active")
                .put("name", sprint.name())
                .put("goal", sprint.goal());
        return written(body);
    }

    /// What is signed, and yet no event: it says not what happened.
    static Body nameless(long timestamp) {
        return written(NODES.objectNode().put("timestamp", timestamp));
    }

    private static ObjectNode event(String name, long timestamp) {
        return NODES.objectNode().put("timestamp", timestamp).put("webhookEvent", name);
    }

    private static Body written(ObjectNode body) {
        try {
            return new Body(BoundedJson.mapper().writeValueAsBytes(body));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a JSON tree can be written", impossible);
        }
    }
}
