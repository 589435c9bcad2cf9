package io.sprintqueue.core.event;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.EventFamily;
import io.sprintqueue.core.delivery.Routing;
import io.sprintqueue.core.delivery.RoutingPass;
import io.sprintqueue.core.json.BoundedJson;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/// Reads a body as an event. Its word alone makes a failure permanent.
public final class JiraEventParser {
    private JiraEventParser() {}

    /// Reads the body, which must be about the entity that it was received for: an older or newer
    /// version may have placed it elsewhere, and a replay places it anew.
    public static Parsed parse(Body body, Entity expected) {
        return switch (RoutingPass.of(body)) {
            case Routing.Malformed(String reason) -> new Parsed.Unreadable(reason);
            case Routing.Unroutable(_, String reason) -> new Parsed.Unreadable(reason);
            case Routing.Routed(_, Entity entity) when !entity.equals(expected) ->
                    new Parsed.Unreadable(
                            "received for " + expected + ", but it is about " + entity);
            case Routing.Routed(var facts, Entity entity) ->
                    read(body, entity, facts.webhookEvent());
        };
    }

    private static Parsed read(Body body, Entity entity, @Nullable String webhookEvent) {
        String name = webhookEvent == null ? "" : webhookEvent;
        EventFamily family = EventFamily.of(name);
        if (entity.kind() == Entity.Kind.EVENT) {
            return new Parsed.Understood(new JiraEvent.Stateless(family, name));
        }
        try {
            return read(BoundedJson.tree(body.bytes()), family, name);
        } catch (IOException refused) {
            return new Parsed.Unreadable(BoundedJson.problem(refused));
        }
    }

    private static Parsed read(JsonNode root, EventFamily family, String webhookEvent) {
        JiraEvent.Moment moment = Moments.of(root);
        if (moment == null) {
            return new Parsed.Unreadable(
                    "timestamp is missing or no time in epoch milliseconds from 1970 to 9999");
        }
        return switch (family) {
            case ISSUE_CHANGED, ISSUE_DELETED -> issue(root, family, moment);
            case SPRINT -> sprint(root, webhookEvent, moment);
            case PROJECT -> project(root, webhookEvent, moment);
            case COMMENT, WORKLOG, ATTACHMENT, ISSUE_LINK ->
                    new Parsed.Understood(
                            new JiraEvent.IssueTouched(moment, IssueReader.partial(root)));
            case BOARD, VERSION, USER, OPTION, ISSUE_TYPE, FILTER, ISSUE_PROPERTY, UNKNOWN ->
                    new Parsed.Understood(new JiraEvent.Stateless(family, webhookEvent));
        };
    }

    private static Parsed issue(JsonNode root, EventFamily family, JiraEvent.Moment moment) {
        if (!root.path("issue").path("fields").isObject()) {
            return new Parsed.Unreadable("issue.fields is missing or no object");
        }
        JiraEvent.Issue issue = IssueReader.whole(root);
        return new Parsed.Understood(
                family == EventFamily.ISSUE_DELETED
                        ? new JiraEvent.IssueDeleted(moment, issue)
                        : new JiraEvent.IssueChanged(moment, issue));
    }

    private static Parsed sprint(JsonNode root, String webhookEvent, JiraEvent.Moment moment) {
        return new Parsed.Understood(
                webhookEvent.equals("sprint_deleted")
                        ? new JiraEvent.SprintDeleted(moment)
                        : new JiraEvent.SprintChanged(moment, root.path("sprint")));
    }

    private static Parsed project(JsonNode root, String webhookEvent, JiraEvent.Moment moment) {
        JsonNode project = root.path("project");
        JiraEvent event =
                switch (webhookEvent) {
                    case "project_deleted" -> new JiraEvent.ProjectDeleted(moment);
                    case "project_created",
                            "project_restored_deleted",
                            "project_restored_archived" ->
                            new JiraEvent.ProjectChanged(moment, project, JiraEvent.Lifecycle.LIVE);
                    case "project_archived" ->
                            new JiraEvent.ProjectChanged(
                                    moment, project, JiraEvent.Lifecycle.ARCHIVED);
                    case "project_soft_deleted" ->
                            new JiraEvent.ProjectChanged(
                                    moment, project, JiraEvent.Lifecycle.TRASHED);
                    default -> new JiraEvent.ProjectChanged(moment, project, null);
                };
        return new Parsed.Understood(event);
    }
}
