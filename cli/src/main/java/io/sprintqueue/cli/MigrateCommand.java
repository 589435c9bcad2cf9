package io.sprintqueue.cli;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.client.HttpAnswer;
import io.sprintqueue.client.OperationsClient;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.time.Duration;
import java.util.concurrent.Callable;

/// `sprintqueue migrate`.
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        description = {
            "Bring the rows of all sites that an older version has written to their places in the"
                    + " lists of sprints, projects and backlogs.",
            "Run it after an upgrade, once no old version is left, and once after the first"
                    + " deployment. It may be stopped and goes on where it was."
        },
        exitCodeListHeading = ExitCode.HEADING,
        exitCodeList = {
            "0:every row is at its place",
            "1:there is no answer, or it was refused",
            ExitCode.USAGE_LINE
        },
        footer = {"", "Example: sprintqueue migrate --url https://…"})
final class MigrateCommand implements Callable<Integer> {
    private static final int SLICE_MAX = 250;
    private static final int RATE_MAX = 10_000;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    @Option(
            names = "--rate",
            paramLabel = "ROWS",
            defaultValue = "500",
            description =
                    "Look at so many rows a second at most, 1 to "
                            + RATE_MAX
                            + " (default: ${DEFAULT-VALUE}). Each costs a read, and a write if it"
                            + " is not at its place.")
    private int rate = 500;

    @Option(
            names = "--again",
            description =
                    "Begin at the start, whatever was done: after a rollback, an older version has"
                            + " written again.")
    private boolean again;

    @Mixin private Target target = new Target();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        new OptionCheck(spec)
                .that(rate >= 1 && rate <= RATE_MAX, "--rate is not from 1 to " + RATE_MAX);
        HttpAnswer last = migrate(target.client());
        return Answers.printTaken(last, target, spec, MigrateCommand::show);
    }

    /// The last answer: what was done, or why it goes no further.
    private HttpAnswer migrate(OperationsClient client) {
        int slice = Math.min(rate, SLICE_MAX);
        try (TerminalProgress progress = TerminalProgress.of("Rows", -1)) {
            long due = System.nanoTime();
            HttpAnswer answer = client.migrate(slice, again);
            while (answer.status() == 200 && !answer.body().path("complete").asBoolean()) {
                progress.stepTo(answer.body().path("looked").asLong());
                due += SECOND * slice / rate;
                Waiting.until(due);
                answer = client.migrate(slice, false);
            }
            return answer;
        }
    }

    private static void show(Output output, JsonNode done) {
        output.line(
                "%,d rows were looked at, %,d of them were written: all are at their places."
                        .formatted(done.path("looked").asLong(), done.path("written").asLong()));
        long unreadable = done.path("unreadable").asLong();
        if (unreadable > 0) {
            output.line("%,d cannot be read and stay where they are.".formatted(unreadable));
        }
    }
}
