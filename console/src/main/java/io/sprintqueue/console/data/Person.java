package io.sprintqueue.console.data;

import static io.sprintqueue.console.data.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

/// Who changed something in Jira.
public record Person(@Nullable String id, @Nullable String name) {
    /// The person; null if it is not known who that was.
    static @Nullable Person of(JsonNode json) {
        var person = new Person(text(json, "id"), text(json, "name"));
        return person.id == null && person.name == null ? null : person;
    }

    /// What to call them: the name, or else the id.
    public @Nullable String title() {
        return name == null ? id : name;
    }
}
