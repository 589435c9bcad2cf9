package io.sprintqueue.cli;

import io.sprintqueue.fakejira.site.Dialect;
import io.sprintqueue.lab.live.LiveFigures;
import io.sprintqueue.lab.live.LiveOptions;
import io.sprintqueue.lab.live.LiveRun;
import io.sprintqueue.lab.live.LiveVerdict;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// The options of `demo --live`, and how it is shown.
final class LiveDemo {
    private static final int ISSUES_MAX = 100_000;
    private static final double MINUTES_MAX = 24 * 60;
    private static final double RATE_MAX = 50;
    private static final double PERCENT = 100;
    private static final int SHOWN_MAX = 20;
    private static final Duration LAG_MAX = Duration.ofMinutes(10);
    private static final Duration KILL_LEAST = Duration.ofSeconds(5);

    @Option(
            names = "--live",
            required = true,
            description = "Fill the copy from a fake Jira and keep it right while people work.")
    private boolean live;

    @Option(
            names = "--minutes",
            defaultValue = "3",
            description = "How long people work (default: ${DEFAULT-VALUE}).")
    private double minutes = 3;

    @Option(
            names = "--changes-per-second",
            paramLabel = "N",
            defaultValue = "5",
            description = "How much they do on average (default: ${DEFAULT-VALUE}).")
    private double changesPerSecond = 5;

    @Option(
            names = "--lost",
            paramLabel = "PERCENT",
            defaultValue = "10",
            description = "How many percent of the webhooks are lost (default: ${DEFAULT-VALUE}).")
    private double lost = 10;

    @Option(
            names = "--lag",
            paramLabel = "DURATION",
            defaultValue = "PT30S",
            description =
                    "How much later Jira's searches see a change (default: ${DEFAULT-VALUE}).")
    private Duration lag = Duration.ofSeconds(30);

    @Option(
            names = "--issues",
            paramLabel = "N",
            defaultValue = "2000",
            description = "About how many issues there are at the start (default: 2000).")
    private int issues = 2_000;

    @Option(
            names = "--dialect",
            defaultValue = "cloud",
            converter = DialectConverter.class,
            description = "cloud, dc9 or dc10 (default: ${DEFAULT-VALUE}).")
    private Dialect dialect = Dialect.CLOUD;

    @Option(
            names = "--kill-sync",
            paramLabel = "DURATION",
            description =
                    "Kill the process of sync so often, as kill -9 does; each function runs in a"
                            + " process then (default: never).")
    private @Nullable Duration killSync;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The same seed makes the same site (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    boolean isAskedFor() {
        return live;
    }

    int run(CommandSpec spec, Port port, Output output) {
        check(new OptionCheck(spec));
        Running.keepFaultsOutOfTheLog();
        var options =
                new LiveOptions(
                        Home.find().template(),
                        port.number(),
                        dialect,
                        issues,
                        Duration.ofMillis(Math.round(minutes * 60_000)),
                        changesPerSecond,
                        lost / PERCENT,
                        lag,
                        killSync,
                        seed);
        output.line("Starting a fake Jira, DynamoDB, SQS, S3 and the functions on this machine…");
        return Running.endingEarly(goesOn -> {
            try (var run = LiveRun.start(options, InstantSource.system())) {
                var view = LiveView.begin(run, options, output);
                return tell(run.run(view::show, goesOn), output);
            }
        });
    }

    private void check(OptionCheck check) {
        check.that(minutes > 0 && minutes <= MINUTES_MAX, "--minutes is above 0 and at most 1440");
        check.that(
                changesPerSecond > 0 && changesPerSecond <= RATE_MAX,
                "--changes-per-second is above 0 and at most 50");
        check.that(lost >= 0 && lost <= PERCENT, "--lost is a percentage from 0 to 100");
        check.that(!lag.isNegative() && lag.compareTo(LAG_MAX) <= 0, "--lag is from PT0S to PT10M");
        check.that(issues >= 1 && issues <= ISSUES_MAX, "--issues is from 1 to " + ISSUES_MAX);
        check.that(
                killSync == null || killSync.compareTo(KILL_LEAST) >= 0,
                "--kill-sync is PT5S or more: sync needs some time to start");
    }

    static int tell(LiveVerdict verdict, Output output) {
        if (!verdict.whole()) {
            output.line("Ended early, without a verdict.");
            return ExitCode.FAILED;
        }
        LiveFigures figures = verdict.figures();
        if (!verdict.holds()) {
            List<String> differing = verdict.differing();
            output.line(
                    "The copy is NOT the same: %,d issues or sprints differ after %d s: %s%s"
                            .formatted(
                                    differing.size(),
                                    verdict.settled().toSeconds(),
                                    Output.printable(
                                            String.join(
                                                    ", ",
                                                    differing.stream().limit(SHOWN_MAX).toList())),
                                    differing.size() > SHOWN_MAX ? ", …" : ""));
            return ExitCode.FAILED;
        }
        output.line(
                "The copy is the same as the Jira, %d s after people stopped: %,d issues, %,d of"
                                .formatted(
                                        verdict.settled().toSeconds(),
                                        figures.issues(),
                                        figures.healed())
                        + " %,d lost webhooks made good.".formatted(figures.lost()));
        return ExitCode.OK;
    }
}
