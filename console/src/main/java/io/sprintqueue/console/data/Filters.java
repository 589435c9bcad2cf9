package io.sprintqueue.console.data;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Which items of a queue are shown. What is absent leaves none out.
///
/// @param assignee an id, a name, or `none`
/// @param state `PENDING`, `ACTIVE` or `DONE`
/// @param text in the summary
public record Filters(
        @Nullable String assignee,
        @Nullable String state,
        @Nullable String type,
        @Nullable String label,
        @Nullable String text) {
    /// Shows every item.
    public static final Filters NONE = new Filters(null, null, null, null, null);

    /// Their names, in the operations API and in an address.
    public static final List<String> NAMES = List.of("assignee", "state", "type", "label", "text");

    /// What is asked for by name; blanks ask for nothing.
    public static Filters of(Map<String, String> parameters) {
        return new Filters(
                given(parameters.get("assignee")),
                given(parameters.get("state")),
                given(parameters.get("type")),
                given(parameters.get("label")),
                given(parameters.get("text")));
    }

    /// What they ask for, by name.
    public SequencedMap<String, String> query() {
        var query = new LinkedHashMap<String, String>();
        put(query, "assignee", assignee);
        put(query, "state", state);
        put(query, "type", type);
        put(query, "label", label);
        put(query, "text", text);
        return query;
    }

    /// Whether no item is left out.
    public boolean isNone() {
        return query().isEmpty();
    }

    private static void put(
            SequencedMap<String, String> query, String name, @Nullable String value) {
        if (value != null) {
            query.put(name, value);
        }
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
