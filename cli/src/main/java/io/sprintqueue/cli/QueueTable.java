package io.sprintqueue.cli;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;
import java.util.stream.StreamSupport;

/// The queue of a sprint as a table, its sprint above it and what is left over of it below.
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
        boolean deleted = sprint.path("deleted").asBoolean();
        List<JsonNode> items = list(queue, "items");
        List<JsonNode> leftOver = list(queue, "leftOver");
        output.line(
                "Sprint %s %s (%s), %d %s%s"
                        .formatted(
                                Output.text(sprint.path("id")),
                                Output.text(sprint.path("name")),
                                deleted ? "deleted" : Output.text(sprint.path("state")),
                                items.size(),
                                items.size() == 1 ? "item" : "items",
                                leftOver.isEmpty()
                                        ? ""
                                        : ", %d left over".formatted(leftOver.size())));
        String goal = Output.text(sprint.path("goal"));
        if (!goal.isEmpty()) {
            output.line("Goal: " + goal);
        }
        if (!items.isEmpty()) {
            output.table(items, FIELDS);
        }
        if (!leftOver.isEmpty()) {
            output.line(
                    deleted
                            ? "Left over, in the sprint when it was deleted:"
                            : "Left over, not done when the sprint closed:");
            output.table(leftOver, FIELDS);
        }
        Answers.tellUnreadable(output, queue);
    }

    private static List<JsonNode> list(JsonNode queue, String name) {
        return StreamSupport.stream(queue.path(name).spliterator(), false).toList();
    }

    private static Output.Field<JsonNode> field(String title, String name) {
        return new Output.Field<>(title, item -> Output.text(item.path(name)));
    }
}
