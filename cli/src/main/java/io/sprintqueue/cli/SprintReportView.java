package io.sprintqueue.cli;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/// The report of a sprint: its sums, what came in and went out after the start, and a burn-up.
final class SprintReportView {
    private record Sum(String what, JsonNode sum) {}

    private static final List<Output.Field<Sum>> SUMS =
            List.of(
                    new Output.Field<>("OF THE SPRINT", Sum::what),
                    new Output.Field<>("ITEMS", sum -> Output.known(sum.sum().path("items"))),
                    new Output.Field<>("POINTS", sum -> Points.of(sum.sum().path("points"))));

    private static final List<Output.Field<JsonNode>> LATER =
            List.of(
                    new Output.Field<>("KEY", item -> Output.text(item.path("key"))),
                    Output.Field.flexible("SUMMARY", item -> Output.text(item.path("summary"))),
                    new Output.Field<>("POINTS", item -> Points.of(item.path("points"))),
                    new Output.Field<>("IN (UTC)", item -> Times.minute(item.path("addedAt"))),
                    new Output.Field<>("OUT (UTC)", item -> Times.minute(item.path("removedAt"))),
                    new Output.Field<>("END", SprintReportView::end));

    private static final Map<String, String> BASES =
            Map.of(
                    "event", "by its event",
                    "activatedDate", "by Jira's date",
                    "startDate", "the planned start",
                    "completeDate", "by Jira's date",
                    "now", "it is not closed: up to now",
                    "unknown", "unknown");

    private SprintReportView() {}

    static void print(Output output, JsonNode report) {
        JsonNode sprint = report.path("sprint");
        output.line(
                "Sprint %s %s (%s)"
                        .formatted(
                                Output.text(sprint.path("id")),
                                Output.text(sprint.path("name")),
                                SprintTable.state(sprint)));
        String goal = Output.text(sprint.path("goal"));
        if (!goal.isEmpty()) {
            output.line("Goal: " + goal);
        }
        output.line("Start: " + moment(report.path("start")));
        output.line("End:   " + moment(report.path("end")));
        output.table(
                List.of(
                        new Sum("committed at the start", report.path("committed")),
                        new Sum("done before the start", report.path("doneBefore")),
                        new Sum("added after the start", report.path("added")),
                        new Sum("removed after the start", report.path("removed")),
                        new Sum("completed", report.path("completed")),
                        new Sum("carried over", report.path("carriedOver"))),
                SUMS);
        later(output, report);
        BurnUp.print(output, report.path("burnUp"));
        notes(output, report);
    }

    private static String moment(JsonNode moment) {
        String basis = Output.text(moment.path("basis"));
        return "%s UTC, %s%s"
                .formatted(
                        Times.minute(moment.path("at")),
                        BASES.getOrDefault(basis, basis),
                        moment.path("approximate").asBoolean() ? ", so approximate" : "");
    }

    /// What came in or went out after the start.
    private static void later(Output output, JsonNode report) {
        List<JsonNode> later =
                StreamSupport.stream(report.path("items").spliterator(), false)
                        .filter(item ->
                                item.path("addedAt").isTextual()
                                        || item.path("removedAt").isTextual())
                        .toList();
        if (!later.isEmpty()) {
            output.line("After the start came in or went out:");
            output.table(later, LATER);
        }
    }

    private static String end(JsonNode item) {
        String end = Output.text(item.path("end")).replace("carriedOver", "carried over");
        return item.path("subtask").asBoolean() ? end + ", a sub-task" : end;
    }

    private static void notes(Output output, JsonNode report) {
        output.line("Points that are unknown count as 0; sub-tasks are shown and never counted.");
        String done = Output.text(report.path("done"));
        if (!done.isEmpty()) {
            output.line("Done is " + done + ".");
        }
        long inferred = report.path("inferred").asLong();
        if (inferred > 0) {
            output.line(
                    Count.of(inferred, "value")
                            + " inferred from what is so now: no event told of them.");
        }
        Answers.tellUnreadable(output, report);
        if (report.path("truncated").asBoolean()) {
            output.line("The sprint has more changes than a report reads: the sums are of a part.");
        }
        Answers.tellItemsCut(output, report);
    }
}
