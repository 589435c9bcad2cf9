package io.sprintqueue.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

import java.time.Duration;

/// The option for following what changes.
final class WatchOption {
    private static final Duration EVERY = Duration.ofSeconds(2);

    @Option(
            names = "--watch",
            description =
                    "Refresh every 2 s until Ctrl-C: in place on a terminal, otherwise a line each"
                            + " time.")
    private boolean watch;

    boolean isGiven() {
        return watch;
    }

    /// Refuses it together with `--json`.
    void check(OptionCheck check, Target target) {
        check.that(!watch || !target.json(), "--watch and --json exclude each other");
    }

    /// Shows each answer until the command is interrupted.
    ///
    /// @return the exit code
    static int follow(Watch watching, Target target, CommandSpec spec) {
        watching.until(target.output(spec.commandLine().getOut()), Watch.every(EVERY));
        return ExitCode.OK;
    }
}
