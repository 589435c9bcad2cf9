package io.sprintqueue.cli;

import io.sprintqueue.client.HttpAnswer;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/// `sprintqueue sync resume`.
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        description = {"End the pause of the site's sync."},
        exitCodeListHeading = ExitCode.HEADING,
        exitCodeList = {
            "0:sync will do so from its next run on",
            "1:it was refused, or there is no answer",
            ExitCode.USAGE_LINE
        },
        footer = {"", "Example: sprintqueue sync resume --site acme"})
final class SyncResumeCommand implements Callable<Integer> {
    @Mixin private Target target = new Target();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        HttpAnswer answer = target.client().resumeSync(target.site());
        return Answers.print(answer, target, spec, SyncView::print);
    }
}
