package io.sprintqueue.core.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.EventFamily;
import io.sprintqueue.core.delivery.Origin;
import io.sprintqueue.core.delivery.RoutingFacts;
import io.sprintqueue.core.delivery.RoutingFacts.Trait;
import io.sprintqueue.core.delivery.RoutingPass;
import io.sprintqueue.core.delivery.RoutingPass.Routing;
import io.sprintqueue.core.json.BoundedJson;
import io.sprintqueue.core.mapping.Coverage;

import java.io.IOException;

/// Parses a body into an event. Only the parser can make a failure permanent.
public final class JiraEventParser {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JiraEventParser() {}

    /// Reads the body, which must be about the entity that it was received for: an older or newer
    /// version may have routed it elsewhere, and a replay routes it again.
    ///
    /// @param origin who says it
    public static Parsed parse(Body body, Entity expected, Origin origin) {
        return switch (RoutingPass.of(body, origin)) {
            case Routing.Malformed(String reason) -> new Parsed.Unreadable(reason);
            case Routing.Unroutable(_, String reason) -> new Parsed.Unreadable(reason);
            case Routing.Routed(_, Entity entity) when !entity.equals(expected) ->
                    new Parsed.Unreadable(
                            "received for " + expected + ", but it is about " + entity);
            case Routing.Routed(var facts, Entity entity) -> read(body, entity, facts, origin);
        };
    }

    private static Parsed read(Body body, Entity entity, RoutingFacts facts, Origin origin) {
        String name = facts.webhookEvent() == null ? "" : facts.webhookEvent();
        EventFamily family = EventFamily.of(name, origin);
        if (entity.kind() == Entity.Kind.EVENT) {
            return new Parsed.Understood(new JiraEvent.Stateless(family, name));
        }
        try {
            return read(BoundedJson.tree(body.bytes()), name, family, facts);
        } catch (IOException refused) {
            return new Parsed.Unreadable(BoundedJson.problem(refused));
        }
    }

    private static Parsed read(
            JsonNode root, String webhookEvent, EventFamily family, RoutingFacts facts) {
        JiraEvent.Moment moment = Moments.of(root);
        if (moment == null) {
            return new Parsed.Unreadable(
                    "timestamp is missing or not a time in epoch milliseconds from 1970 to 9999");
        }
        if (facts.is(Trait.POST_FUNCTION)) {
            return new Parsed.Understood(inTransition(root, moment));
        }
        return switch (family) {
            case ISSUE_CHANGED -> changed(root, moment, coverage(facts));
            case ISSUE_DELETED ->
                    new Parsed.Understood(
                            new JiraEvent.IssueDeleted(
                                    moment, IssueReader.issue(root, coverage(facts))));
            case SPRINT -> sprint(root, webhookEvent, moment);
            case PROJECT -> project(root, webhookEvent, moment);
            case COMMENT, WORKLOG, ATTACHMENT, ISSUE_LINK ->
                    new Parsed.Understood(
                            new JiraEvent.IssueTouched(
                                    moment,
                                    IssueReader.partial(root),
                                    IssueReader.epicsIssue(root).orElse(null)));
            case ISSUE_SNAPSHOT -> SnapshotReader.issue(root, moment.timestamp());
            case ISSUE_VISIBILITY -> SnapshotReader.visibility(root, moment.timestamp());
            case SPRINT_SNAPSHOT -> SnapshotReader.sprint(root, moment.timestamp());
            case PROJECT_SNAPSHOT -> SnapshotReader.project(root, moment.timestamp());
            case BOARD, VERSION, USER, OPTION, ISSUE_TYPE, FILTER, ISSUE_PROPERTY, UNKNOWN ->
                    new Parsed.Understood(new JiraEvent.Stateless(family, webhookEvent));
        };
    }

    private static Coverage coverage(RoutingFacts facts) {
        return facts.is(Trait.WHOLE_ISSUE) ? Coverage.whole() : Coverage.part();
    }

    private static Parsed changed(JsonNode root, JiraEvent.Moment moment, Coverage coverage) {
        return root.path("issue").path("fields").isObject()
                ? new Parsed.Understood(
                        new JiraEvent.IssueChanged(moment, IssueReader.issue(root, coverage)))
                : new Parsed.Unreadable("issue.fields is missing or not an object");
    }

    private static JiraEvent inTransition(JsonNode root, JiraEvent.Moment moment) {
        JsonNode transition = root.path("transition");
        JsonNode status = root.path("issue").path("fields").path("status").path("name");
        boolean shownBefore =
                status.isTextual()
                        && status.equals(transition.path("from_status"))
                        && !status.equals(transition.path("to_status"));
        return new JiraEvent.IssueInTransition(
                moment, IssueReader.issue(root, Coverage.whole()), shownBefore);
    }

    private static Parsed sprint(JsonNode root, String webhookEvent, JiraEvent.Moment moment) {
        return new Parsed.Understood(
                webhookEvent.equals("sprint_deleted")
                        ? new JiraEvent.SprintDeleted(moment)
                        : new JiraEvent.SprintChanged(
                                moment, root.path("sprint"), former(root, webhookEvent)));
    }

    /// An update says what was before. A start and an end tell the state by their names, and before
    /// its creation a sprint was nothing.
    private static JiraEvent.Former former(JsonNode root, String webhookEvent) {
        JsonNode old = root.path("oldValue");
        if (old.isObject()) {
            return new JiraEvent.Former(old, Coverage.whole());
        }
        return switch (webhookEvent) {
            case "sprint_created" -> new JiraEvent.Former(NODES.objectNode(), Coverage.whole());
            case "sprint_started" -> formerState("future");
            case "sprint_closed" -> formerState("active");
            default -> JiraEvent.Former.UNSAID;
        };
    }

    private static JiraEvent.Former formerState(String state) {
        return new JiraEvent.Former(NODES.objectNode().put("state", state), Coverage.part());
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

    /// The result of parsing a body.
    public sealed interface Parsed {
        /// It says this.
        record Understood(JiraEvent event) implements Parsed {}

        /// No retry will ever read it: the only permanent failure there is.
        record Unreadable(String reason) implements Parsed {}
    }
}
