package io.sprintqueue.cli;

import io.sprintqueue.client.HttpAnswer;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/// `sprintqueue queue SPRINT`.
@Command(
        name = "queue",
        mixinStandardHelpOptions = true,
        description =
                "Show a sprint's queue in rank order; for an ended sprint, what was done in it and"
                        + " what is left over.",
        exitCodeListHeading = ExitCode.HEADING,
        exitCodeList = {ExitCode.OK_LINE, ExitCode.FAILED_LINE, ExitCode.USAGE_LINE},
        footer = {"", "Example: sprintqueue queue 41"})
final class QueueCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SPRINT", description = "The sprint's id in Jira.")
    private String sprintId = "";

    @Mixin private Target target = new Target();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        HttpAnswer answer = target.client().sprintQueue(target.site(), sprintId);
        return Answers.print(answer, target, spec, QueueTable::print);
    }
}
