package io.sprintqueue.core.delivery;

import io.sprintqueue.core.delivery.RoutingPass.Routing;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the routing pass extracts from a body: enough for the event's id, group and lane.
///
/// Every component may be absent, and none is longer than [RoutingPass#LENGTH_MAX].
///
/// @param webhookEvent the event's name
/// @param timestamp Jira's time of sending, in epoch milliseconds
/// @param issueId `issue.id`
/// @param issueKey `issue.key`
/// @param commentSelf the address of the comment, in which Data Center hides the issue's id
/// @param worklogIssueId `worklog.issueId`
/// @param linkSourceIssueId `issueLink.sourceIssueId`
/// @param sprintId `sprint.id`
/// @param projectId `project.id`
/// @param priority `issue.fields.priority.name`
/// @param traits what else the body is
public record RoutingFacts(
        @Nullable String webhookEvent,
        @Nullable Long timestamp,
        @Nullable String issueId,
        @Nullable String issueKey,
        @Nullable String commentSelf,
        @Nullable String worklogIssueId,
        @Nullable String linkSourceIssueId,
        @Nullable String sprintId,
        @Nullable String projectId,
        @Nullable String priority,
        Set<Trait> traits) {
    private static final Pattern ISSUE_OF_COMMENT =
            Pattern.compile(".*/issue/([A-Za-z0-9_-]{1,40})/comment/[^/]{1,40}/?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9:_.-]{1,100}");

    public RoutingFacts {
        traits = Set.copyOf(traits);
    }

    /// Further properties of a body.
    public enum Trait {
        /// It has a top-level `bulk: true`, which importers set; Jira itself says it by its flow.
        BULK,
        /// `issue.fields` has a readable `updated` and all of `created`, `project`, `issuetype`,
        /// `status` and `summary`: it is the whole issue, not a trimmed one.
        WHOLE_ISSUE,
        /// It has no name `webhookEvent`, and a `transition` with `to_status`: a workflow's post
        /// function fired the webhook.
        POST_FUNCTION
    }

    /// Jira's time of sending; absent if the body has none.
    public @Nullable Instant sentAt() {
        return timestamp == null ? null : Instant.ofEpochMilli(timestamp);
    }

    /// Whether the body is that.
    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /// Decides what the event is about.
    ///
    /// @param body the body that was read, for an event that is its own entity
    /// @param origin who says it
    public Routing route(Body body, Origin origin) {
        String name = webhookEvent;
        if (name == null) {
            return is(Trait.POST_FUNCTION)
                    ? postFunction()
                    : new Routing.Unroutable(this, "webhookEvent is missing or not text");
        }
        if (!NAME.matcher(name).matches()) {
            return new Routing.Unroutable(
                    this, "webhookEvent is not 1 to 100 of A-Z a-z 0-9 : _ . -");
        }
        return switch (EventFamily.of(name, origin)) {
            case ISSUE_CHANGED, ISSUE_DELETED, ISSUE_SNAPSHOT, ISSUE_VISIBILITY ->
                    routed(Entity.Kind.ISSUE, issueId, "issue.id");
            case COMMENT ->
                    routed(
                            Entity.Kind.ISSUE,
                            issueId == null ? issueOfComment() : issueId,
                            "issue.id, and the issue in comment.self,");
            case WORKLOG -> routed(Entity.Kind.ISSUE, worklogIssueId, "worklog.issueId");
            case ISSUE_LINK ->
                    routed(Entity.Kind.ISSUE, linkSourceIssueId, "issueLink.sourceIssueId");
            case SPRINT, SPRINT_SNAPSHOT -> routed(Entity.Kind.SPRINT, sprintId, "sprint.id");
            case PROJECT, PROJECT_SNAPSHOT -> routed(Entity.Kind.PROJECT, projectId, "project.id");
            case ATTACHMENT ->
                    issueId == null
                            ? ofItsOwn(body)
                            : routed(Entity.Kind.ISSUE, issueId, "issue.id");
            case BOARD, VERSION, USER, OPTION, ISSUE_TYPE, FILTER, ISSUE_PROPERTY, UNKNOWN ->
                    ofItsOwn(body);
        };
    }

    private Routing postFunction() {
        if (!is(Trait.WHOLE_ISSUE) || timestamp == null) {
            return new Routing.Unroutable(
                    this,
                    "webhookEvent is missing, and a post function's body needs the whole issue and"
                            + " a timestamp");
        }
        return routed(Entity.Kind.ISSUE, issueId, "issue.id");
    }

    private Routing routed(Entity.Kind kind, @Nullable String id, String field) {
        return id != null && Entity.isId(id)
                ? new Routing.Routed(this, new Entity(kind, id))
                : new Routing.Unroutable(this, field + " is missing or not an id");
    }

    private Routing ofItsOwn(Body body) {
        return new Routing.Routed(this, Entity.ofItsOwn(body));
    }

    private @Nullable String issueOfComment() {
        Matcher matcher = ISSUE_OF_COMMENT.matcher(commentSelf == null ? "" : commentSelf);
        return matcher.matches() ? matcher.group(1) : null;
    }
}
