package io.sprintqueue.local.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// How one kind of Jira words what a situation says: the names of its fields, its usual values, and
/// the whole body of an issue that the situation then changes.
final class Dialect {
    private static final String SPRINT = "sprint";

    private final JsonNode written;

    private Dialect(JsonNode written) {
        this.written = written;
        Trees.expectNames(
                written,
                Set.of("jira", "mapping", "names", "values", "sprintsAreTexts", "issue", "body"));
    }

    static Dialect in(Path file) {
        return new Dialect(Trees.yaml(file));
    }

    String jira() {
        return written.path("jira").asText();
    }

    /// The site's mapping of fields: that of the dialect, with what the situation says instead.
    ObjectNode mapping(JsonNode differing) {
        ObjectNode mapping = Trees.object(written.path("mapping")).deepCopy();
        for (var rule : differing.properties()) {
            ObjectNode own = mapping.withObject("/" + rule.getKey());
            Trees.merge(own, rule.getValue());
            own.putArray("from")
                    .addAll(
                            Trees.elements(rule.getValue().path("from")).stream()
                                    .map(path -> TextNode.valueOf(names(path.asText())))
                                    .toList());
        }
        return mapping;
    }

    /// A body without its issue.
    ObjectNode body() {
        return Trees.object(written.path("body")).deepCopy();
    }

    /// An issue that differs from the others by its id, its key and its rank.
    ObjectNode issue(int number) {
        ObjectNode issue = Trees.object(written.path("issue")).deepCopy();
        String id = Integer.toString(70_000 + number);
        issue.put("id", id).put("key", "LYRA-" + number);
        issue.put("self", issue.path("self").asText() + id);
        issue.withObject("/fields").put(names("rank"), "0|i%05d:".formatted(number));
        return issue;
    }

    /// Sets fields of an issue, by the names and values that a situation may use for them.
    void set(ObjectNode fields, JsonNode said) {
        for (var field : said.properties()) {
            JsonNode value = field.getValue();
            JsonNode usual = written.path("values").path(field.getKey());
            if (value.isTextual() && usual.has(value.textValue())) {
                value = usual.path(value.textValue());
            }
            fields.set(
                    names(field.getKey()),
                    field.getKey().equals(SPRINT) ? sprints(value) : value.deepCopy());
        }
    }

    /// A path with Jira's own names in it.
    String names(String path) {
        return Arrays.stream(path.split("\\.", -1))
                .map(name -> written.path("names").path(name).asText(name))
                .collect(Collectors.joining("."));
    }

    private JsonNode sprints(JsonNode sprints) {
        if (!sprints.isArray() || !written.path("sprintsAreTexts").asBoolean()) {
            return sprints.deepCopy();
        }
        ArrayNode texts = JsonNodeFactory.instance.arrayNode();
        sprints.forEach(sprint -> texts.add(sprint.isObject() ? text(sprint) : sprint));
        return texts;
    }

    /// As Jira's own `toString` writes it, null as `<null>`.
    private static JsonNode text(JsonNode sprint) {
        String id = sprint.path("id").asText();
        return TextNode.valueOf(
                "com.atlassian.greenhopper.service.sprint.Sprint@3c4d5e6f["
                        + "id=%s,rapidViewId=9,state=%s,name=%s,startDate=<null>,endDate=<null>,"
                                .formatted(
                                        id,
                                        sprint.path("state").asText().toUpperCase(Locale.ROOT),
                                        sprint.path("name").asText())
                        + "completeDate=%s,activatedDate=<null>,sequence=%s,goal=<null>]"
                                .formatted(sprint.path("completeDate").asText("<null>"), id));
    }
}
