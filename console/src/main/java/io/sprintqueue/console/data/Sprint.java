package io.sprintqueue.console.data;

import static io.sprintqueue.console.data.Fields.text;
import static io.sprintqueue.console.data.Fields.textOr;
import static io.sprintqueue.console.data.Fields.time;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// A sprint as the copy has it.
///
/// @param start as planned, and so is the end
/// @param completed when it was closed
/// @param activated when it was started
/// @param origin `issue` if only issues have told of it, not an event of the sprint itself
public record Sprint(
        String id,
        @Nullable String name,
        @Nullable String state,
        @Nullable String goal,
        @Nullable Instant start,
        @Nullable Instant end,
        @Nullable Instant completed,
        @Nullable Instant activated,
        @Nullable String boardId,
        @Nullable String origin) {

    static Sprint of(JsonNode json) {
        return new Sprint(
                textOr(json, "id", ""),
                text(json, "name"),
                text(json, "state"),
                text(json, "goal"),
                time(json, "startDate"),
                time(json, "endDate"),
                time(json, "completeDate"),
                time(json, "activatedDate"),
                text(json, "boardId"),
                text(json, "origin"));
    }

    /// What to call it: its name, or else its id.
    public String title() {
        return name == null || name.isBlank() ? "Sprint " + id : name;
    }

    /// Whether it was closed, so that nothing is to be done in it.
    public boolean isClosed() {
        return "closed".equalsIgnoreCase(state);
    }

    /// Whether only issues have told of it.
    public boolean isHearsay() {
        return "issue".equals(origin);
    }
}
