package io.sprintqueue.cli;

import io.sprintqueue.client.HttpAnswer;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/// `sprintqueue sync accept`.
@Command(
        name = "accept",
        mixinStandardHelpOptions = true,
        description = {
            "Accept that most issues of a project are gone, so that the census hides them.",
            "Look at the permissions of sync's account first: without them issues look gone."
        },
        exitCodeListHeading = ExitCode.HEADING,
        exitCodeList = {
            "0:sync will do so from its next run on",
            "1:it was refused, or there is no answer",
            ExitCode.USAGE_LINE
        },
        footer = {"", "Example: sprintqueue sync accept 10001 --site acme"})
final class SyncAcceptCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "PROJECT",
            description = "The project's id, as the problem of the census names it.")
    private String projectId = "";

    @Mixin private Target target = new Target();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        HttpAnswer answer = target.client().acceptGone(target.site(), projectId);
        return Answers.printTaken(answer, target, spec);
    }
}
