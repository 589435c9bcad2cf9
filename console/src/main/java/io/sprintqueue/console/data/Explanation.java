package io.sprintqueue.console.data;

import static io.sprintqueue.console.data.Fields.list;
import static io.sprintqueue.console.data.Fields.text;
import static io.sprintqueue.console.data.Fields.textOr;
import static io.sprintqueue.console.data.Fields.time;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Where the value of each field of an item comes from.
///
/// @param unreadable the fields of which Jira's last body had a value that could not be read
public record Explanation(List<Field> fields, List<String> unreadable) {
    /// One field.
    ///
    /// @param value as text; null if Jira cleared it
    /// @param eventId the event that set it; null if its record has expired
    /// @param changedAt the Jira time of that change
    public record Field(
            String name,
            @Nullable String value,
            @Nullable String eventId,
            @Nullable String webhookEvent,
            @Nullable Instant changedAt) {}

    static Explanation of(JsonNode json) {
        var fields = new ArrayList<Field>();
        json.path("fields").forEach(field -> fields.add(field(field)));
        return new Explanation(List.copyOf(fields), list(json, "unreadable", JsonNode::asText));
    }

    private static Field field(JsonNode json) {
        return new Field(
                textOr(json, "name", ""),
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
