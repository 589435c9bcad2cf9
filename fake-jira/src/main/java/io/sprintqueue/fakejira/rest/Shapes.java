package io.sprintqueue.fakejira.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.fakejira.site.Board;
import io.sprintqueue.fakejira.site.Category;
import io.sprintqueue.fakejira.site.IssueType;
import io.sprintqueue.fakejira.site.Person;
import io.sprintqueue.fakejira.site.Priority;
import io.sprintqueue.fakejira.site.Project;
import io.sprintqueue.fakejira.site.Site;
import io.sprintqueue.fakejira.site.Sprint;
import io.sprintqueue.fakejira.site.Status;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/// How everything but issues looks in JSON, in REST and in webhooks.
public final class Shapes {
    private static final List<String> AVATARS = List.of("48x48", "24x24", "16x16", "32x32");

    private final Site site;

    /// The shapes of the site's dialect.
    public Shapes(Site site) {
        this.site = site;
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    String self(String path) {
        return site.settings().baseUrl() + path;
    }

    private ObjectNode avatars(ObjectNode json) {
        ObjectNode avatars = json.putObject("avatarUrls");
        AVATARS.forEach(size -> avatars.put(size, self("/avatar.png?size=" + size)));
        return json;
    }

    /// A person, as everybody sees them.
    public ObjectNode person(Person person) {
        ObjectNode json = object();
        if (site.dialect().isCloud()) {
            json.put("self", self("/rest/api/2/user?accountId=" + person.id()));
            json.put("accountId", person.id());
        } else {
            json.put("self", self("/rest/api/2/user?username=" + person.name()));
            json.put("name", person.name());
            json.put("key", person.id());
            json.put("emailAddress", person.email());
        }
        avatars(json).put("displayName", person.displayName());
        json.put("active", person.active()).put("timeZone", person.zone().getId());
        return site.dialect().isCloud() ? json.put("accountType", "atlassian") : json;
    }

    /// A project, as it stands in an issue.
    ObjectNode project(Project project) {
        ObjectNode json = object();
        json.put("self", self("/rest/api/2/project/" + project.id()));
        json.put("id", Long.toString(project.id()));
        json.put("key", project.key());
        json.put("name", project.name());
        json.put("projectTypeKey", "software");
        if (site.dialect().isCloud()) {
            json.put("simplified", project.simplified());
        }
        return avatars(json);
    }

    /// A project, as the list of projects has it.
    ObjectNode listedProject(Project project) {
        ObjectNode json = project(project);
        if (site.dialect().isCloud()) {
            json.put("style", project.simplified() ? "next-gen" : "classic");
            json.put("isPrivate", false);
        }
        if (project.lifecycle() == Project.Lifecycle.ARCHIVED) {
            json.put("archived", true);
        }
        if (project.lifecycle() == Project.Lifecycle.TRASHED) {
            json.put("deleted", true);
        }
        return json;
    }

    /// A project, as a webhook has it.
    public ObjectNode projectInWebhook(Project project) {
        ObjectNode json = object();
        json.put("self", self("/rest/api/2/project/" + project.id()));
        json.put("id", project.id());
        json.put("key", project.key());
        json.put("name", project.name());
        avatars(json).set("projectLead", person(site.person(project.lead())));
        return json.put("assigneeType", "admin.assignee.type.unassigned");
    }

    ObjectNode status(Status status) {
        ObjectNode json = object();
        json.put("self", self("/rest/api/2/status/" + status.id()));
        json.put("description", "");
        json.put("iconUrl", self("/images/icons/statuses/generic.png"));
        json.put("name", status.name());
        json.put("id", Long.toString(status.id()));
        json.set("statusCategory", category(status.category()));
        return json;
    }

    private ObjectNode category(Category category) {
        ObjectNode json = object();
        json.put("self", self("/rest/api/2/statuscategory/" + category.id()));
        json.put("id", category.id());
        json.put("key", category.key());
        json.put("colorName", category.colour());
        return json.put("name", category.label());
    }

    ObjectNode priority(Priority priority) {
        ObjectNode json = object();
        json.put("self", self("/rest/api/2/priority/" + priority.id()));
        json.put("iconUrl", self("/images/icons/priorities/" + priority.id() + ".svg"));
        json.put("name", priority.name());
        return json.put("id", Long.toString(priority.id()));
    }

    ObjectNode type(IssueType type) {
        ObjectNode json = object();
        json.put("self", self("/rest/api/2/issuetype/" + type.id()));
        json.put("id", Long.toString(type.id()));
        json.put("description", "");
        json.put("iconUrl", self("/images/icons/issuetypes/" + type.id() + ".svg"));
        json.put("name", type.name());
        json.put("subtask", type.isSubtask());
        return site.dialect().isCloud() ? json.put("hierarchyLevel", type.level()) : json;
    }

    /// A sprint, as the agile API has it.
    ObjectNode sprint(Sprint sprint, ZoneId zone) {
        ObjectNode json = object();
        json.put("id", sprint.id());
        json.put("self", self("/rest/agile/1.0/sprint/" + sprint.id()));
        json.put("state", sprint.state().label());
        json.put("name", sprint.name());
        date(json, "startDate", sprint.start(), zone);
        date(json, "endDate", sprint.end(), zone);
        date(json, "completeDate", sprint.complete(), zone);
        date(json, "createdDate", sprint.created(), zone);
        json.put("originBoardId", sprint.board());
        if (!sprint.goal().isEmpty() || site.dialect().isCloud()) {
            json.put("goal", sprint.goal());
        }
        return json;
    }

    private void date(ObjectNode json, String name, @Nullable Instant at, ZoneId zone) {
        if (at != null) {
            json.put(name, site.dialect().isCloud() ? Dates.utc(at) : Dates.agile(at, zone));
        }
    }

    /// A sprint, as a webhook has it.
    public ObjectNode sprintInWebhook(Sprint sprint) {
        ObjectNode json = sprint(sprint, site.settings().zone());
        json.remove("createdDate");
        return json.put("goal", sprint.goal());
    }

    ObjectNode board(Board board) {
        ObjectNode json = object();
        json.put("id", board.id());
        json.put("self", self("/rest/agile/1.0/board/" + board.id()));
        json.put("name", board.name());
        json.put("type", board.kind().label());
        Project project = site.project(board.project());
        if (site.dialect().isCloud()) {
            ObjectNode location = json.putObject("location");
            location.put("projectId", project.id());
            location.put("displayName", project.name() + " (" + project.key() + ")");
            location.put("projectName", project.name());
            location.put("projectKey", project.key());
            location.put("projectTypeKey", "software");
            location.put("name", project.name() + " (" + project.key() + ")");
        }
        return json;
    }
}
