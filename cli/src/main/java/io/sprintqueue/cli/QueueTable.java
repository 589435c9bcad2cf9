package io.sprintqueue.cli;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;
import java.util.stream.StreamSupport;

/// The queue of a sprint as a table, and its sprint above it.
final class QueueTable {
    private static final List<Output.Field<JsonNode>> FIELDS =
            List.of(
                    field("KEY", "key"),
                    field("SUMMARY", "summary"),
                    field("TYPE", "type"),
                    field("STATE", "queueState"),
                    field("STATUS", "status"),
                    field("PRIORITY", "priority"),
                    field("ASSIGNEE", "assignee"),
                    field("POINTS", "storyPoints"),
                    field("RANK", "rank"));

    private QueueTable() {}

    static void print(Output output, JsonNode queue) {
        JsonNode sprint = queue.path("sprint");
        List<JsonNode> items =
                StreamSupport.stream(queue.path("items").spliterator(), false).toList();
        output.line(
                "Sprint %s %s (%s), %d %s"
                        .formatted(
                                Output.text(sprint.path("id")),
                                Output.text(sprint.path("name")),
                                Output.text(sprint.path("state")),
                                items.size(),
                                items.size() == 1 ? "item" : "items"));
        String goal = Output.text(sprint.path("goal"));
        if (!goal.isEmpty()) {
            output.line("Goal: " + goal);
        }
        if (!items.isEmpty()) {
            output.table(items, FIELDS);
        }
    }

    private static Output.Field<JsonNode> field(String title, String name) {
        return new Output.Field<>(title, item -> Output.text(item.path(name)));
    }
}
