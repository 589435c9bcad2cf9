package io.sprintqueue.core.support;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Origin;
import io.sprintqueue.core.delivery.RoutingPass;
import io.sprintqueue.core.delivery.RoutingPass.Routing;
import io.sprintqueue.core.event.JiraEvent;
import io.sprintqueue.core.event.JiraEventParser;
import io.sprintqueue.core.event.JiraEventParser.Parsed;
import io.sprintqueue.core.json.BoundedJson;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Bodies written in the tests, in Jira's shapes. A `'` in their text stands for a `"`.
public final class Bodies {
    private Bodies() {}

    public static Body of(String json) {
        return exactly(json.replace('\'', '"'));
    }

    /// The text as it is, quotes too.
    public static Body exactly(String text) {
        return new Body(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The JSON of the text.
    public static JsonNode json(String json) {
        try {
            return BoundedJson.tree(of(json).bytes());
        } catch (IOException malformed) {
            throw new UncheckedIOException(json, malformed);
        }
    }

    /// A body about issue 10013, with the key ORBIT-1 and those fields.
    public static Body issue(String webhookEvent, long timestamp, String fields) {
        return issue(webhookEvent, timestamp, "ORBIT-1", fields, "");
    }

    /// A body about issue 10013.
    ///
    /// @param more what follows `issue`, with a comma before it
    public static Body issue(
            String webhookEvent, long timestamp, String key, String fields, String more) {
        return of(
                ("{'timestamp':%d,'webhookEvent':'%s',"
                                + "'issue':{'id':'10013','key':'%s','fields':%s}%s}")
                        .formatted(timestamp, webhookEvent, key, fields, more));
    }

    /// A body about sprint 41.
    public static Body sprint(String webhookEvent, long timestamp, String fields) {
        return of(
                "{'timestamp':%d,'webhookEvent':'%s','sprint':{'id':41%s}}"
                        .formatted(timestamp, webhookEvent, fields));
    }

    /// A body about project 10031.
    public static Body project(String webhookEvent, long timestamp, String fields) {
        return of(
                "{'timestamp':%d,'webhookEvent':'%s','project':{'id':10031%s}}"
                        .formatted(timestamp, webhookEvent, fields));
    }

    /// The entity that the body is about, or its own where it cannot be placed.
    public static Entity entity(Body body) {
        return RoutingPass.of(body) instanceof Routing.Routed(_, Entity entity)
                ? entity
                : Entity.ofItsOwn(body);
    }

    /// The body's text.
    public static String text(Body body) {
        return new String(body.bytes(), StandardCharsets.UTF_8);
    }

    public static Parsed parsed(Body body) {
        return JiraEventParser.parse(body, entity(body), Origin.JIRA);
    }

    /// What the body says; fails if it is unreadable.
    public static JiraEvent event(Body body) {
        return switch (parsed(body)) {
            case Parsed.Understood(JiraEvent event) -> event;
            case Parsed.Unreadable(String reason) -> throw new AssertionError(reason);
        };
    }
}
