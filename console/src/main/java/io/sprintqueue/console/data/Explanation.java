package io.sprintqueue.console.data;

import static io.sprintqueue.console.data.Fields.text;
import static io.sprintqueue.console.data.Fields.textOr;
import static io.sprintqueue.console.data.Fields.time;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Where each field of an item has its value from.
public record Explanation(List<Field> fields) {
    /// One field.
    ///
    /// @param value as text; null where Jira cleared it
    /// @param eventId the event that set it; null where its record has expired
    /// @param changedAt the Jira time of that change
    public record Field(
            String name,
            @Nullable String value,
            @Nullable String eventId,
            @Nullable String webhookEvent,
            @Nullable Instant changedAt) {}

    /// The fields stand in a list with names, or in an object by their names.
    static Explanation of(JsonNode json) {
        JsonNode fields = json.path("fields");
        var found = new ArrayList<Field>();
        if (fields.isArray()) {
            for (JsonNode field : fields) {
                found.add(field(textOr(field, "name", textOr(field, "field", "")), field));
            }
        }
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            found.add(field(field.getKey(), field.getValue()));
        }
        return new Explanation(List.copyOf(found));
    }

    private static Field field(String name, JsonNode json) {
        return new Field(
                name,
                shown(json.path("value")),
                text(json, "eventId"),
                text(json, "webhookEvent"),
                time(json, "jiraTime"));
    }

    private static @Nullable String shown(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (value.isObject() && value.has("name")) {
            return text(value, "name");
        }
        if (value.isArray()) {
            var texts = new ArrayList<String>();
            value.forEach(element -> texts.add(element.asText()));
            return String.join(", ", texts);
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
