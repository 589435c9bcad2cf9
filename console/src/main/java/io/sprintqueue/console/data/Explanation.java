package io.sprintqueue.console.data;

import static io.sprintqueue.console.data.Fields.flag;
import static io.sprintqueue.console.data.Fields.list;
import static io.sprintqueue.console.data.Fields.text;
import static io.sprintqueue.console.data.Fields.textOr;
import static io.sprintqueue.console.data.Fields.time;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

/// Who changed each field of an item last, and which event said its value last.
///
/// @param complete whether all records of its events were read; null if that is not known
/// @param unreadable the fields of which Jira's last body had a value that could not be read
public record Explanation(List<Field> fields, @Nullable Boolean complete, List<String> unreadable) {
    /// One field.
    ///
    /// @param value as text; null if Jira cleared it
    /// @param eventId the event that said it last; null if its record has expired
    /// @param saidAt the Jira time of that event
    public record Field(
            String name,
            @Nullable String value,
            @Nullable String eventId,
            @Nullable String webhookEvent,
            @Nullable Instant saidAt,
            Change change) {}

    /// The last change of a field.
    public sealed interface Change {
        /// An event told of it.
        ///
        /// @param by null if the event does not say who
        /// @param from null if the field was empty before
        /// @param eventId null if its record has expired
        record Told(
                @Nullable Person by,
                @Nullable Instant at,
                @Nullable String from,
                @Nullable String to,
                @Nullable String eventId)
                implements Change {
            /// Whether it says from what to what: at an issue's creation nothing does.
            public boolean hasValues() {
                return (from != null && !from.isEmpty()) || (to != null && !to.isEmpty());
            }
        }

        /// No event told of it; one that came later says the value.
        ///
        /// @param after the last change that was told
        record Untold(@Nullable Instant after) implements Change {}

        /// No change is on record.
        record None() implements Change {}

        /// The operations API says nothing of changes.
        record Unsaid() implements Change {}
    }

    static Explanation of(JsonNode json) {
        return new Explanation(
                list(json, "fields", Explanation::field),
                flag(json, "historyComplete"),
                list(json, "unreadable", JsonNode::asText));
    }

    /// The field's last change; unsaid where there is no such field.
    public Change changeOf(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .map(Field::change)
                .findFirst()
                .orElseGet(Change.Unsaid::new);
    }

    /// The fields whose last change no event told of.
    public List<Field> untold() {
        return fields.stream().filter(field -> field.change() instanceof Change.Untold).toList();
    }

    private static Field field(JsonNode json) {
        return new Field(
                textOr(json, "name", ""),
                shown(json.path("value")),
                text(json, "eventId"),
                text(json, "webhookEvent"),
                time(json, "jiraTime"),
                change(json.path("change")));
    }

    private static Change change(JsonNode json) {
        return switch (textOr(json, "known", "")) {
            case "known" ->
                    new Change.Told(
                            Person.of(json.path("by")),
                            time(json, "at"),
                            shown(json.path("from")),
                            shown(json.path("to")),
                            text(json, "eventId"));
            case "untold" -> new Change.Untold(time(json, "at"));
            case "unknown" -> new Change.None();
            default -> new Change.Unsaid();
        };
    }

    private static @Nullable String shown(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (value.isObject() && value.has("name")) {
            return text(value, "name");
        }
        if (value.isArray()) {
            return String.join(
                    ", ",
                    StreamSupport.stream(value.spliterator(), false)
                            .map(JsonNode::asText)
                            .toList());
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
