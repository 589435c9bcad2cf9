package io.sprintqueue.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.client.HttpAnswer;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.List;
import java.util.concurrent.Callable;

/// `sprintqueue event ID`.
@Command(
        name = "event",
        mixinStandardHelpOptions = true,
        description =
                "Show one event: how it ended, when, after which attempts, who made it and what it"
                        + " changed.",
        exitCodeListHeading = ExitCode.HEADING,
        exitCodeList = {ExitCode.OK_LINE, ExitCode.FAILED_LINE, ExitCode.USAGE_LINE},
        footer = {"", "Example: sprintqueue event issue-10013~9f86d081884c7d659a2feaa0c55ad015"})
final class EventCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "The event id, from the response to the delivery.")
    private String eventId = "";

    @Mixin private Target target = new Target();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        HttpAnswer answer = target.client().event(target.site(), eventId);
        return Answers.print(answer, target, spec, EventCommand::print);
    }

    /// Its changes follow what is said of it, one a line.
    private static void print(Output output, JsonNode body) {
        ObjectNode others = body.deepCopy();
        others.remove(List.of("by", "changes", "changesLeftOut"));
        others.put("by", ChangeText.person(body.path("by")));
        output.fields(others);
        body.path("changes")
                .forEach(change ->
                        output.line(
                                Output.printable(
                                        "%-16s %s: %s"
                                                .formatted(
                                                        "change",
                                                        change.path("field").asText(),
                                                        ChangeText.of(change)))));
        int left = body.path("changesLeftOut").asInt();
        if (left > 0) {
            output.line("%-16s and %d more, for which its record has no room".formatted("", left));
        }
    }
}
