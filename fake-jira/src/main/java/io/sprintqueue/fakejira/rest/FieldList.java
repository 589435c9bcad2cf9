package io.sprintqueue.fakejira.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.fakejira.site.CustomFields;
import io.sprintqueue.fakejira.site.Site;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The fields that issues of the site have.
public final class FieldList {
    private static final String GREENHOPPER = "com.pyxis.greenhopper.jira:";
    private static final String TYPES = "com.atlassian.jira.plugin.system.customfieldtypes:";

    private static final List<Field> SYSTEM =
            List.of(
                    Field.system("summary", "Summary", "string", null),
                    Field.system("issuetype", "Issue Type", "issuetype", null),
                    Field.system("project", "Project", "project", null),
                    Field.system("status", "Status", "status", null),
                    Field.system(
                            "statuscategorychangedate",
                            "Status Category Changed",
                            "datetime",
                            null),
                    Field.system("priority", "Priority", "priority", null),
                    Field.system("assignee", "Assignee", "user", null),
                    Field.system("reporter", "Reporter", "user", null),
                    Field.system("creator", "Creator", "user", null),
                    Field.system("labels", "Labels", "array", "string"),
                    Field.system("description", "Description", "string", null),
                    Field.system("resolution", "Resolution", "resolution", null),
                    Field.system("resolutiondate", "Resolved", "datetime", null),
                    Field.system("created", "Created", "datetime", null),
                    Field.system("updated", "Updated", "datetime", null),
                    Field.system("duedate", "Due date", "date", null),
                    Field.system("components", "Components", "array", "component"),
                    Field.system("fixVersions", "Fix versions", "array", "version"),
                    Field.system("issuelinks", "Linked Issues", "array", "issuelinks"),
                    Field.system("parent", "Parent", "any", null),
                    Field.system("subtasks", "Sub-tasks", "array", "issuelinks"),
                    Field.system("security", "Security Level", "securitylevel", null));

    private final Site site;

    /// The fields of the site.
    public FieldList(Site site) {
        this.site = site;
    }

    /// A field.
    ///
    /// @param custom the kind of a custom field, null for one of Jira's own
    /// @param software whether only an account with Jira Software is shown it
    record Field(
            String id,
            String name,
            String type,
            @Nullable String items,
            @Nullable String custom,
            boolean software) {
        private static Field system(String id, String name, String type, @Nullable String items) {
            return new Field(id, name, type, items, null, false);
        }

        private static Field software(
                String id, String name, String type, @Nullable String items, String custom) {
            return new Field(id, name, type, items, GREENHOPPER + custom, true);
        }
    }

    /// Every field that such an account is shown.
    List<Field> fields(boolean software) {
        var fields = new ArrayList<>(SYSTEM);
        CustomFields ids = site.fields();
        fields.add(Field.software(ids.sprint(), "Sprint", "array", "json", "gh-sprint"));
        fields.add(Field.software(ids.rank(), "Rank", "any", null, "gh-lexo-rank"));
        fields.add(new Field(ids.points(), "Story Points", "number", null, TYPES + "float", false));
        if (site.dialect().isCloud()) {
            fields.add(
                    Field.software(
                            ids.estimate(),
                            "Story point estimate",
                            "number",
                            null,
                            "jsw-story-points"));
        } else {
            fields.removeIf(field -> field.id.equals("statuscategorychangedate"));
            fields.add(Field.software(ids.epic(), "Epic Link", "any", null, "gh-epic-link"));
        }
        return fields.stream().filter(field -> software || !field.software).toList();
    }

    /// As `GET /field` lists them: Data Center gives sub-tasks a parent, and does not list it.
    ArrayNode json(boolean software) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        fields(software).stream()
                .filter(field -> site.dialect().isCloud() || !field.id.equals("parent"))
                .forEach(field -> list.add(json(field)));
        return list;
    }

    private static ObjectNode json(Field field) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", field.id);
        json.put("key", field.id);
        json.put("name", field.name);
        json.put("custom", field.custom != null);
        json.put("orderable", true);
        json.put("navigable", true);
        json.put("searchable", true);
        ArrayNode clauses = json.putArray("clauseNames");
        if (field.custom != null) {
            clauses.add("cf[" + number(field) + "]");
        }
        clauses.add(field.name);
        json.set("schema", schema(field));
        return json;
    }

    /// Its type, as `GET /field/search` lists it too.
    static ObjectNode schema(Field field) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", field.type);
        if (field.items != null) {
            schema.put("items", field.items);
        }
        if (field.custom == null) {
            return schema.put("system", field.id);
        }
        return schema.put("custom", field.custom).put("customId", number(field));
    }

    private static long number(Field field) {
        return Long.parseLong(field.id.substring("customfield_".length()));
    }
}
