package io.sprintqueue.cli;

import io.sprintqueue.client.HttpAnswer;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/// `sprintqueue item KEY`.
@Command(
        name = "item",
        mixinStandardHelpOptions = true,
        description = "Show one queue item, by its key or id.",
        exitCodeListHeading = ExitCode.HEADING,
        exitCodeList = {ExitCode.OK_LINE, ExitCode.FAILED_LINE, ExitCode.USAGE_LINE},
        footer = {"", "Example: sprintqueue item ORBIT-1 --json"})
final class ItemCommand implements Callable<Integer> {
    @Parameters(paramLabel = "KEY", description = "Its key, current or former, or its id.")
    private String key = "";

    @Mixin private Target target = new Target();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        HttpAnswer answer = target.client().item(target.site(), key);
        return Answers.print(answer, target, spec, (output, body) -> output.fields(body));
    }
}
