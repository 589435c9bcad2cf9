package io.sprintqueue.cli;

import io.sprintqueue.fakejira.site.Dialect;
import io.sprintqueue.lab.live.FillRun;
import io.sprintqueue.lab.live.FillRun.Filled;
import io.sprintqueue.lab.live.FillRun.Report;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.time.InstantSource;
import java.util.concurrent.Callable;

/// `sprintqueue bench fill`.
@Command(
        name = "fill",
        mixinStandardHelpOptions = true,
        description = {
            "Fill a copy from a fake Jira while sync's process is killed half-way, compare it, and"
                    + " fill it once more.",
            "With the defaults it takes about fifteen minutes. Exits with 1 if the copy differs,"
                    + " the second fill sends anything, or more was asked than the budget allows."
        },
        footer = {"", "Example: sprintqueue bench fill --issues 10000 --requests-per-second 20"})
final class FillBenchCommand implements Callable<Integer> {
    private static final int ISSUES_MAX = 1_000_000;
    private static final int RATE_MAX = 50;
    private static final long MEGABYTE = 1_000_000;

    @Option(
            names = "--issues",
            paramLabel = "N",
            defaultValue = "100000",
            description = "About how many issues the Jira has (default: ${DEFAULT-VALUE}).")
    private int issues = 100_000;

    @Option(
            names = "--requests-per-second",
            paramLabel = "N",
            defaultValue = "5",
            description = "The budget, as in the configuration (default: ${DEFAULT-VALUE}).")
    private int requestsPerSecond = 5;

    @Option(
            names = "--dialect",
            defaultValue = "cloud",
            converter = DialectConverter.class,
            description = "cloud, dc9 or dc10 (default: ${DEFAULT-VALUE}).")
    private Dialect dialect = Dialect.CLOUD;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        var check = new OptionCheck(spec);
        check.that(issues >= 1 && issues <= ISSUES_MAX, "--issues is from 1 to " + ISSUES_MAX);
        check.that(
                requestsPerSecond >= 1 && requestsPerSecond <= RATE_MAX,
                "--requests-per-second is from 1 to " + RATE_MAX);
        Running.keepFaultsOutOfTheLog();
        var run =
                new FillRun(
                        Home.find().template(),
                        dialect,
                        issues,
                        requestsPerSecond,
                        InstantSource.system());
        return tell(run.run(TerminalProgress::of), new Output(spec.commandLine().getOut()));
    }

    static int tell(Report report, Output output) {
        var figures = new Figures();
        figures.add("first fill, sync killed half-way", figure(report.first()));
        figures.add("second fill", figure(report.second()));
        figures.add(
                "most requests ahead of the rate",
                "%.1f of %d".formatted(report.burst(), report.burstMax()));
        figures.add(
                "memory of sync, resident",
                report.memoryBytes() == 0
                        ? "unknown"
                        : "%,d MB".formatted(report.memoryBytes() / MEGABYTE));
        figures.add(
                "issues that differ",
                "%,d of %,d compared".formatted(report.differing().size(), report.compared()));
        figures.print(output);
        output.line(
                report.holds()
                        ? "The copy is right, the second fill sent nothing, the budget was kept."
                        : "The copy differs, the second fill sent something, or too much was"
                                + " asked.");
        return report.holds() ? ExitCode.OK : ExitCode.FAILED;
    }

    private static String figure(Filled filled) {
        return "%,d issues in %d s, %,.0f a second, %,d requests, %,d sent"
                .formatted(
                        filled.read(),
                        filled.time().toSeconds(),
                        filled.rate(),
                        filled.requests(),
                        filled.sent());
    }
}
