package io.sprintqueue.fakejira.webhook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.fakejira.rest.ChangelogJson;
import io.sprintqueue.fakejira.rest.Dates;
import io.sprintqueue.fakejira.rest.IssueJson;
import io.sprintqueue.fakejira.rest.Shapes;
import io.sprintqueue.fakejira.site.Change;
import io.sprintqueue.fakejira.site.Change.IssueEvent;
import io.sprintqueue.fakejira.site.Item;
import io.sprintqueue.fakejira.site.Site;
import io.sprintqueue.fakejira.site.Sprint;

import java.util.List;

/// Writes the bodies of webhooks as Jira does.
final class Bodies {
    /// Jira stamps an event a little after the change.
    private static final long STAMP_MILLIS = 3;

    private final Site site;
    private final Shapes shapes;
    private final ChangelogJson changelogs;

    Bodies(Site site) {
        this.site = site;
        this.shapes = new Shapes(site);
        this.changelogs = new ChangelogJson(site);
    }

    ObjectNode of(Change change) {
        return switch (change) {
            case Change.OfIssue issue when issue.event() == IssueEvent.COMMENTED -> comment(issue);
            case Change.OfIssue issue -> issue(issue);
            case Change.OfSprint sprint -> sprint(sprint);
            case Change.OfProject project -> project(project);
        };
    }

    private static ObjectNode event(Change change, String name) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("timestamp", change.at().toEpochMilli() + STAMP_MILLIS)
                .put("webhookEvent", name);
    }

    private ObjectNode issue(Change.OfIssue change) {
        ObjectNode body = event(change, change.event().webhookEvent());
        if (change.event() != IssueEvent.DELETED) {
            body.put("issue_event_type_name", typeName(change));
        }
        body.set("user", shapes.person(change.by()));
        body.set("issue", shape().whole(change.issue()));
        if (!change.items().isEmpty()) {
            ObjectNode changelog = body.putObject("changelog");
            changelog.put("id", Long.toString(change.id()));
            ArrayNode items = changelog.putArray("items");
            change.items().forEach(item -> items.add(changelogs.item(item)));
        }
        return body;
    }

    private static String typeName(Change.OfIssue change) {
        List<String> fields = change.items().stream().map(Item::field).toList();
        if (change.event() == IssueEvent.CREATED) {
            return "issue_created";
        }
        if (fields.contains("Key")) {
            return "issue_moved";
        }
        if (fields.contains("status")) {
            return "issue_generic";
        }
        return fields.equals(List.of("assignee")) ? "issue_assigned" : "issue_updated";
    }

    private IssueJson shape() {
        return new IssueJson(site, site.settings().zone(), true);
    }

    /// Data Center says of the issue no more than its id, in the comment's address.
    private ObjectNode comment(Change.OfIssue change) {
        ObjectNode body = event(change, change.event().webhookEvent());
        ObjectNode comment = body.putObject("comment");
        comment.put(
                "self",
                "%s/rest/api/2/issue/%d/comment/%d"
                        .formatted(site.settings().baseUrl(), change.issue().id(), change.id()));
        comment.put("id", Long.toString(change.id()));
        comment.set("author", shapes.person(change.by()));
        comment.put("body", change.comment());
        comment.set("updateAuthor", shapes.person(change.by()));
        String at = Dates.platform(change.at(), site.settings().zone());
        comment.put("created", at).put("updated", at);
        if (site.dialect().isCloud()) {
            comment.put("jsdPublic", true);
            body.set("issue", shape().partial(change.issue()));
        }
        return body;
    }

    private ObjectNode sprint(Change.OfSprint change) {
        ObjectNode body = event(change, change.event().webhookEvent());
        body.set("sprint", shapes.sprintInWebhook(change.sprint()));
        Sprint before = change.before();
        if (before != null) {
            body.set("oldValue", shapes.sprintInWebhook(before));
        }
        return body;
    }

    private ObjectNode project(Change.OfProject change) {
        ObjectNode body = event(change, change.event().webhookEvent());
        body.set("project", shapes.projectInWebhook(change.project()));
        return body;
    }
}
