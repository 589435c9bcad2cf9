package io.sprintqueue.cli;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.client.HttpAnswer;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/// `sprintqueue fill`.
@Command(
        name = "fill",
        mixinStandardHelpOptions = true,
        description = {
            "Ask sync to read every issue of the site's Jira again, and to send what differs.",
            "It begins within a minute; `sprintqueue sync --watch` shows its progress."
        },
        exitCodeListHeading = ExitCode.HEADING,
        exitCodeList = {
            "0:it is asked for; with --dry-run, it was foretold",
            "1:one is under way, sync has no credentials, or there is no answer",
            ExitCode.USAGE_LINE
        },
        footer = {"", "Example: sprintqueue fill --site acme --dry-run"})
final class FillCommand implements Callable<Integer> {
    @Option(
            names = "--dry-run",
            description = "Foretell requests, time and dollars, and ask for nothing.")
    private boolean dryRun;

    @Mixin private Target target = new Target();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        if (!dryRun) {
            HttpAnswer asked = target.client().fill(target.site());
            return Answers.printTaken(asked, target, spec, FillCommand::asked);
        }
        HttpAnswer answer = target.client().sync(target.site());
        if (!target.json() && answer.body().path("condition").asText().equals("webhooks_only")) {
            new Output(spec.commandLine().getErr())
                    .line("webhooks_only: " + Output.text(answer.body().path("message")));
            return ExitCode.FAILED;
        }
        return Answers.print(answer, target, spec, FillCommand::foretell);
    }

    private static void asked(Output output, JsonNode fill) {
        output.line(
                "A fill of %s begins within a minute.".formatted(Output.text(fill.path("site"))));
        if (fill.path("pausedUntil").isTextual()) {
            output.line("Sync is paused until " + Output.text(fill.path("pausedUntil")) + ".");
        }
        foretell(output, fill);
    }

    private static void foretell(Output output, JsonNode sync) {
        JsonNode fill = sync.path("fill");
        if (fill.has("issues")) {
            output.line(
                    "%,d issues: about %,d requests, %s at least, %s dollars at most"
                            .formatted(
                                    fill.path("issues").asLong(),
                                    fill.path("requests").asLong(),
                                    Lengths.of(fill.path("seconds")),
                                    Output.text(fill.path("dollarsAtMost"))));
        } else {
            output.line("How many issues there are is not known before the first fill or census.");
        }
    }
}
