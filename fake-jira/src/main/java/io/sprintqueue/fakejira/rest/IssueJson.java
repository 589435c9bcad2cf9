package io.sprintqueue.fakejira.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.sprintqueue.fakejira.site.Issue;
import io.sprintqueue.fakejira.site.Project;
import io.sprintqueue.fakejira.site.Site;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// How an issue looks in JSON to one reader.
public final class IssueJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Site site;
    private final Shapes shapes;
    private final SprintField sprints;
    private final List<FieldList.Field> fields;
    private final ZoneId zone;

    /// @param zone in which dates are written
    /// @param software whether the reader sees the fields of Jira Software
    public IssueJson(Site site, ZoneId zone, boolean software) {
        this.site = site;
        this.shapes = new Shapes(site);
        this.sprints = new SprintField(site);
        this.fields = new FieldList(site).fields(software);
        this.zone = zone;
    }

    /// The whole issue, as webhooks have it.
    public ObjectNode whole(Issue issue) {
        return json(issue, Selection.ALL);
    }

    /// What comments carry of their issue.
    public ObjectNode partial(Issue issue) {
        return json(
                issue,
                Selection.of(
                        List.of(
                                "summary",
                                "issuetype",
                                "project",
                                "assignee",
                                "priority",
                                "status"),
                        Selection.NONE));
    }

    ObjectNode json(Issue issue, Selection selection) {
        ObjectNode json = Shapes.object();
        json.put("id", Long.toString(issue.id()));
        json.put("self", shapes.self("/rest/api/2/issue/" + issue.id()));
        json.put("key", issue.key());
        if (!selection.isLight()) {
            json.set("fields", fields(issue, selection));
        }
        return json;
    }

    private ObjectNode fields(Issue issue, Selection selection) {
        ObjectNode json = Shapes.object();
        for (FieldList.Field field : fields) {
            if (selection.has(field.id())) {
                JsonNode value = field.custom() == null ? own(field, issue) : custom(field, issue);
                if (!value.isMissingNode()) {
                    json.set(field.id(), value);
                }
            }
        }
        return json;
    }

    private JsonNode own(FieldList.Field field, Issue issue) {
        Issue.Content content = issue.content();
        return switch (field.id()) {
            case "summary" -> NODES.textNode(content.summary());
            case "description" -> text(content.description());
            case "issuetype" -> shapes.type(issue.type());
            case "project" -> shapes.project(site.project(issue.project()));
            case "status" -> shapes.status(site.catalog().status(content.status()));
            case "priority" -> shapes.priority(site.catalog().priority(content.priority()));
            case "assignee" -> person(content.assignee());
            case "reporter", "creator" -> person(content.reporter());
            case "labels" -> texts(content.labels());
            case "resolution" -> resolution(issue);
            case "resolutiondate" -> date(issue.times().resolved());
            case "created" -> date(issue.times().created());
            case "updated" -> date(issue.times().updated());
            case "statuscategorychangedate" -> date(issue.times().statusSet());
            case "components", "fixVersions", "issuelinks" -> NODES.arrayNode();
            case "parent" -> parent(issue);
            case "subtasks" -> subtasks(issue);
            case "security" -> security(issue);
            default -> NullNode.getInstance();
        };
    }

    private JsonNode custom(FieldList.Field field, Issue issue) {
        String id = field.id();
        Project project = site.project(issue.project());
        if (id.equals(site.fields().sprint())) {
            return sprints.json(issue);
        }
        if (id.equals(site.fields().rank())) {
            return NODES.textNode(issue.plan().rank());
        }
        if (id.equals(site.fields().epic())) {
            return issue.isSubtask()
                    ? NullNode.getInstance()
                    : text(parentOf(issue).map(Issue::key).orElse(null));
        }
        return id.equals(site.fields().pointsOf(project)) && issue.plan().points() != null
                ? NODES.numberNode(issue.plan().points())
                : NullNode.getInstance();
    }

    private Optional<Issue> parentOf(Issue issue) {
        return Optional.ofNullable(issue.parent()).flatMap(site.issues()::current);
    }

    private JsonNode parent(Issue issue) {
        return parentOf(issue)
                .filter(_ -> site.dialect().isCloud() || issue.isSubtask())
                .<JsonNode>map(this::mention)
                .orElse(MissingNode.getInstance());
    }

    private JsonNode subtasks(Issue issue) {
        ArrayNode list = NODES.arrayNode();
        site.issues().subtasks(issue.id()).forEach(each -> list.add(mention(each)));
        return list;
    }

    /// An issue, as it stands in another one.
    private ObjectNode mention(Issue issue) {
        return json(
                issue,
                Selection.of(
                        List.of("summary", "status", "priority", "issuetype"), Selection.NONE));
    }

    private JsonNode security(Issue issue) {
        if (issue.security() == null) {
            return NullNode.getInstance();
        }
        return Shapes.object()
                .put("self", shapes.self("/rest/api/2/securitylevel/10000"))
                .put("id", "10000")
                .put("name", issue.security())
                .put("description", "");
    }

    private JsonNode resolution(Issue issue) {
        if (issue.times().resolved() == null) {
            return NullNode.getInstance();
        }
        return Shapes.object()
                .put("self", shapes.self("/rest/api/2/resolution/10000"))
                .put("id", "10000")
                .put("description", "Work has been completed on this issue.")
                .put("name", "Done");
    }

    private JsonNode person(@Nullable String id) {
        return id == null ? NullNode.getInstance() : shapes.person(site.person(id));
    }

    private JsonNode date(@Nullable Instant at) {
        return text(at == null ? null : Dates.platform(at, zone));
    }

    private static JsonNode text(@Nullable String text) {
        return text == null ? NullNode.getInstance() : TextNode.valueOf(text);
    }

    private static ArrayNode texts(List<String> texts) {
        ArrayNode list = NODES.arrayNode();
        texts.forEach(list::add);
        return list;
    }
}
