package io.sprintqueue.cli;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;
import java.util.stream.StreamSupport;

/// A list of sprints as a table.
final class SprintTable {
    private static final List<Output.Field<JsonNode>> FIELDS =
            List.of(
                    new Output.Field<>("ID", sprint -> Output.text(sprint.path("id"))),
                    Output.Field.flexible("NAME", sprint -> Output.text(sprint.path("name"))),
                    new Output.Field<>("STATE", SprintTable::state),
                    new Output.Field<>("START (UTC)", sprint -> Times.minute(start(sprint))),
                    new Output.Field<>("END (UTC)", sprint -> Times.minute(end(sprint))),
                    new Output.Field<>("BOARD", sprint -> Output.text(sprint.path("boardId"))),
                    Output.Field.flexible("GOAL", sprint -> Output.text(sprint.path("goal"))));

    private SprintTable() {}

    static void print(Output output, JsonNode list) {
        List<JsonNode> sprints = of(list);
        if (sprints.isEmpty()) {
            output.line("no sprints here");
        } else {
            output.table(sprints, FIELDS);
        }
        Answers.tellUnreadable(output, list);
        Answers.tellMore(output, list);
        Answers.tellIncomplete(output, list);
    }

    static List<JsonNode> of(JsonNode list) {
        return StreamSupport.stream(list.path("sprints").spliterator(), false).toList();
    }

    /// One that no event of its own has told of says so.
    static String state(JsonNode sprint) {
        return sprint.path("deleted").asBoolean() ? "deleted" : Output.text(sprint.path("state"));
    }

    /// When it was started, or else when that is planned.
    private static JsonNode start(JsonNode sprint) {
        JsonNode activated = sprint.path("activatedDate");
        return activated.isTextual() ? activated : sprint.path("startDate");
    }

    /// When it was closed, or else when that is planned.
    private static JsonNode end(JsonNode sprint) {
        JsonNode complete = sprint.path("completeDate");
        return complete.isTextual() ? complete : sprint.path("endDate");
    }
}
