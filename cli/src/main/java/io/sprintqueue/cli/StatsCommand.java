package io.sprintqueue.cli;

import io.sprintqueue.client.HttpAnswer;
import io.sprintqueue.client.OperationsClient;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/// `sprintqueue stats`.
@Command(
        name = "stats",
        mixinStandardHelpOptions = true,
        description = "Show recent throughput, how long it took, and what waits in each lane.",
        exitCodeListHeading = ExitCode.HEADING,
        exitCodeList = {ExitCode.OK_LINE, ExitCode.FAILED_LINE, ExitCode.USAGE_LINE},
        footer = {
            "",
            "Example: sprintqueue stats --minutes 60",
            "Example: sprintqueue stats --watch"
        })
final class StatsCommand implements Callable<Integer> {
    private static final int MINUTES_MAX = 1_440;

    @Option(
            names = "--minutes",
            defaultValue = "15",
            description = "How far back, 1 to " + MINUTES_MAX + " (default: ${DEFAULT-VALUE}).")
    private int minutes = 15;

    @Mixin private WatchOption watch = new WatchOption();

    @Mixin private Target target = new Target();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        var check = new OptionCheck(spec);
        check.that(
                minutes >= 1 && minutes <= MINUTES_MAX,
                "--minutes is not from 1 to " + MINUTES_MAX);
        OperationsClient client = target.client();
        if (!watch.isGiven()) {
            HttpAnswer answer = client.statistics(minutes);
            return Answers.print(answer, target, spec, StatsView::print);
        }
        watch.check(check, target);
        var watching =
                new Watch(() -> client.statistics(minutes), StatsView::print, StatsView::line);
        return WatchOption.follow(watching, target, spec);
    }
}
