package io.sprintqueue.cli;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.client.HttpAnswer;

import picocli.CommandLine.Model.CommandSpec;

import java.util.function.BiConsumer;

/// What every read command does with the response.
final class Answers {
    private Answers() {}

    /// Prints the response: as JSON if requested, otherwise as the command shows it, or why there
    /// is nothing to show.
    ///
    /// @return the exit code: [ExitCode#OK] where what was requested is there and not gone
    static int print(
            HttpAnswer answer, Target target, CommandSpec spec, BiConsumer<Output, JsonNode> show) {
        boolean found = Target.found(answer);
        if (target.json()) {
            new Output(spec.commandLine().getOut()).json(answer);
        } else if (found) {
            Output output = target.output(spec.commandLine().getOut());
            tellGone(output, answer);
            show.accept(output, answer.body());
        } else {
            new Output(spec.commandLine().getErr()).problem(answer);
        }
        return found && answer.status() == 200 ? ExitCode.OK : ExitCode.FAILED;
    }

    /// Prints what was asked for, one field a line, or why it was refused.
    ///
    /// @return the exit code: [ExitCode#OK] where it was taken
    static int printTaken(HttpAnswer answer, Target target, CommandSpec spec) {
        return printTaken(answer, target, spec, Output::fields);
    }

    static int printTaken(
            HttpAnswer answer, Target target, CommandSpec spec, BiConsumer<Output, JsonNode> show) {
        boolean taken = answer.status() / 100 == 2 && answer.body().isObject();
        if (target.json()) {
            new Output(spec.commandLine().getOut()).json(answer);
        } else if (taken) {
            show.accept(target.output(spec.commandLine().getOut()), answer.body());
        } else {
            new Output(spec.commandLine().getErr()).problem(answer);
        }
        return taken ? ExitCode.OK : ExitCode.FAILED;
    }

    /// Says that what is shown is gone.
    static void tellGone(Output output, HttpAnswer answer) {
        if (answer.status() == 410) {
            output.line("gone: deleted in Jira, or hidden with its project");
        }
    }

    /// Says where a list has more.
    static void tellMore(Output output, JsonNode list) {
        String more = Output.text(list.path("next"));
        if (!more.isEmpty()) {
            output.line("There may be more: --next " + more);
        }
    }

    /// Says what a list may lack, and what to do about it.
    static void tellIncomplete(Output output, JsonNode list) {
        if (list.path("complete").isBoolean() && !list.path("complete").booleanValue()) {
            output.line(
                    "This list may lack rows of an older version: once no old version runs, run"
                            + " sprintqueue migrate.");
        }
        if (list.path("leftOverTruncated").asBoolean()) {
            output.line("More is left over of closed sprints than is shown.");
        }
        if (list.path("truncated").asBoolean()) {
            output.line("There is more than one answer may have; the rest is not shown.");
        }
        tellItemsCut(output, list);
    }

    /// Says so where the list of a report's items is cut.
    static void tellItemsCut(Output output, JsonNode report) {
        if (report.path("itemsTruncated").asBoolean()) {
            output.line("The list of items is cut at 5 MB; the sums are of all items.");
        }
    }

    /// Names the rows of a list that cannot be read.
    static void tellUnreadable(Output output, JsonNode list) {
        for (JsonNode row : list.path("unreadable")) {
            output.line(
                    "Cannot be read: %s of site %s"
                            .formatted(Output.text(row.path("id")), Output.text(row.path("site"))));
        }
    }
}
