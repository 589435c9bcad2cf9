package io.sprintqueue.jira;

import com.fasterxml.jackson.databind.JsonNode;

/// A project, and the list that it stood in.
///
/// @param lifecycle `live`, `archived` or `trashed`
/// @param json the project as REST gives it
public record ListedProject(String id, String key, String lifecycle, JsonNode json) {
    @Override
    public String toString() {
        return "ListedProject[" + id + ", " + lifecycle + "]";
    }
}
