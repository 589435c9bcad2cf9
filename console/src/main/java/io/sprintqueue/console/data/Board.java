package io.sprintqueue.console.data;

import static io.sprintqueue.console.data.Fields.list;
import static io.sprintqueue.console.data.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A part of the queue of a sprint, in rank order.
///
/// @param leftOver what still names the sprint though it is over, in rank order
/// @param unreadable how many items of it cannot be read
/// @param next where the next part starts; absent at the end
public record Board(
        Sprint sprint,
        List<Item> items,
        List<Item> leftOver,
        int unreadable,
        @Nullable String next) {

    static Board of(JsonNode json) {
        return new Board(
                Sprint.of(json.path("sprint")),
                list(json, "items", Item::of),
                list(json, "leftOver", Item::of),
                json.path("unreadable").size(),
                text(json, "next"));
    }
}
