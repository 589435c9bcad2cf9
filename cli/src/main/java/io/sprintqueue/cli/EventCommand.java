package io.sprintqueue.cli;

import io.sprintqueue.client.HttpAnswer;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/// `sprintqueue event ID`.
@Command(
        name = "event",
        mixinStandardHelpOptions = true,
        description = "Show one event: how it ended, when, and after which attempts.",
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
        return Answers.print(answer, target, spec, (output, body) -> output.fields(body));
    }
}
