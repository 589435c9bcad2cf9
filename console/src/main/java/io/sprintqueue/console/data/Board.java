package io.sprintqueue.console.data;

import static io.sprintqueue.console.data.Fields.list;
import static io.sprintqueue.console.data.Fields.text;
import static io.sprintqueue.console.data.Fields.textOr;
import static io.sprintqueue.console.data.Fields.time;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// A sprint and its items in rank order.
///
/// @param leftOver what still names the sprint though it is over, in rank order
public record Board(Sprint sprint, List<Item> items, List<Item> leftOver) {
    /// The sprint itself.
    ///
    /// @param completed when it was closed
    public record Sprint(
            String id,
            @Nullable String name,
            @Nullable String state,
            @Nullable String goal,
            @Nullable Instant start,
            @Nullable Instant end,
            @Nullable Instant completed) {
        /// Whether it was closed, so that nothing is to be done in it.
        public boolean isClosed() {
            return "closed".equalsIgnoreCase(state);
        }
    }

    static Board of(JsonNode json) {
        JsonNode sprint = json.path("sprint");
        return new Board(
                new Sprint(
                        textOr(sprint, "id", ""),
                        text(sprint, "name"),
                        text(sprint, "state"),
                        text(sprint, "goal"),
                        time(sprint, "startDate"),
                        time(sprint, "endDate"),
                        time(sprint, "completeDate")),
                list(json, "items", Item::of),
                list(json, "leftOver", Item::of));
    }

    /// The items that stand there, in rank order.
    public List<Item> in(String queueState) {
        return items.stream().filter(item -> item.queueState().equals(queueState)).toList();
    }
}
