package io.sprintqueue.cli;

import com.fasterxml.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.StreamSupport;

/// The queue of a sprint or a project's backlog as a table, what it is of above it and what is left
/// over below it.
final class QueueTable {
    private static final List<Output.Field<JsonNode>> FIELDS =
            List.of(
                    field("KEY", "key"),
                    Output.Field.flexible("SUMMARY", QueueTable::summary),
                    flexible("TYPE", "type"),
                    field("STATE", "queueState"),
                    flexible("STATUS", "status"),
                    flexible("PRIORITY", "priority"),
                    flexible("ASSIGNEE", "assignee"),
                    field("POINTS", "storyPoints"));

    private QueueTable() {}

    static void print(Output output, JsonNode queue) {
        JsonNode sprint = queue.path("sprint");
        boolean deleted = sprint.path("deleted").asBoolean();
        output.line(
                "Sprint %s %s (%s), %s"
                        .formatted(
                                Output.text(sprint.path("id")),
                                Output.text(sprint.path("name")),
                                SprintTable.state(sprint),
                                counts(queue)));
        String goal = Output.text(sprint.path("goal"));
        if (!goal.isEmpty()) {
            output.line("Goal: " + goal);
        }
        items(
                output,
                queue,
                deleted
                        ? "Left over, in the sprint when it was deleted:"
                        : "Left over, not done when the sprint closed:");
    }

    static void printBacklog(Output output, JsonNode backlog) {
        JsonNode project = backlog.path("project");
        output.line(
                "Backlog of %s %s, %s"
                        .formatted(
                                Output.text(project.path("key")),
                                Output.text(project.path("name")),
                                counts(backlog)));
        items(output, backlog, "Left over of closed sprints:");
    }

    /// The queue in one line.
    static String line(JsonNode queue) {
        JsonNode sprint = queue.path("sprint");
        List<JsonNode> items = list(queue, "items");
        String states =
                List.of("PENDING", "ACTIVE", "DONE").stream()
                        .map(state ->
                                state
                                        + " "
                                        + items.stream()
                                                .filter(item ->
                                                        Output.text(item.path("queueState"))
                                                                .equals(state))
                                                .count())
                        .reduce((a, b) -> a + "  " + b)
                        .orElse("");
        return "Sprint %s (%s)  %s  %s"
                .formatted(
                        Output.text(sprint.path("id")),
                        SprintTable.state(sprint),
                        counts(queue),
                        states);
    }

    private static void items(Output output, JsonNode queue, String leftOverTitle) {
        List<JsonNode> items = list(queue, "items");
        List<JsonNode> leftOver = list(queue, "leftOver");
        if (!items.isEmpty()) {
            output.table(items, FIELDS);
        }
        if (!leftOver.isEmpty()) {
            output.line(leftOverTitle);
            output.table(leftOver, FIELDS);
        }
        Answers.tellUnreadable(output, queue);
        Answers.tellIncomplete(output, queue);
    }

    /// Items and points; sub-tasks are shown, and not counted.
    private static String counts(JsonNode queue) {
        List<JsonNode> items = list(queue, "items");
        long subtasks = items.stream().filter(QueueTable::isSubtask).count();
        BigDecimal points =
                items.stream()
                        .filter(item -> !isSubtask(item) && item.path("storyPoints").isNumber())
                        .map(item -> item.path("storyPoints").decimalValue())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        int leftOver = list(queue, "leftOver").size();
        return Count.of(items.size() - subtasks, "item")
                + (subtasks == 0 ? "" : " and " + Count.of(subtasks, "sub-task"))
                + (points.signum() == 0 ? "" : ", %s points".formatted(Points.of(points)))
                + (leftOver == 0 ? "" : ", %d left over".formatted(leftOver));
    }

    private static boolean isSubtask(JsonNode item) {
        return item.path("subtask").asBoolean();
    }

    private static String summary(JsonNode item) {
        String parent = Output.text(item.path("parentKey"));
        return (isSubtask(item) && !parent.isEmpty() ? "(of " + parent + ") " : "")
                + Output.text(item.path("summary"));
    }

    private static List<JsonNode> list(JsonNode queue, String name) {
        return StreamSupport.stream(queue.path(name).spliterator(), false).toList();
    }

    private static Output.Field<JsonNode> field(String title, String name) {
        return new Output.Field<>(title, item -> Output.text(item.path(name)));
    }

    private static Output.Field<JsonNode> flexible(String title, String name) {
        return Output.Field.flexible(title, item -> Output.text(item.path(name)));
    }
}
