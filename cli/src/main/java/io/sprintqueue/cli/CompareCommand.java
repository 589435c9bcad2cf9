package io.sprintqueue.cli;

import io.sprintqueue.client.OperationsClient;
import io.sprintqueue.client.RequestSigner;
import io.sprintqueue.core.json.BoundedJson;
import io.sprintqueue.lab.compare.Comparison;
import io.sprintqueue.lab.compare.ComparisonReport;
import io.sprintqueue.lab.compare.Load;
import io.sprintqueue.lab.compare.Part;
import io.sprintqueue.lab.compare.Plan;
import io.sprintqueue.lab.compare.Trial;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/// `sprintqueue bench compare`.
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Run the design that this product replaces and `sprintqueue up` in turns, with the same"
                    + " load generator, and write the ratios of their costs.",
            "That design is not part of this repository: name its folder, which has stack.sh to"
                    + " start it and load/ with the load generator. It needs Linux, python3 3.11,"
                    + " redis-server, postgres and go; what is missing is listed.",
            "With the defaults a turn takes about ten minutes."
        },
        exitCodeListHeading = ExitCode.HEADING,
        exitCodeList = {
            "0:measured",
            "1:it failed, or not everything that was sent was accepted and applied",
            ExitCode.USAGE_LINE,
            "69:this machine lacks a part"
        },
        footer = {
            "",
            "Example: sprintqueue bench compare --reference ../reference --turns 5",
            "Example: sprintqueue bench compare --reference ../reference --turns 1 --events 100"
                    + " --issues 20 --steady 10x5"
        })
final class CompareCommand implements Callable<Integer> {
    private static final String FOLDER_VARIABLE = "SPRINTQUEUE_REFERENCE";
    private static final String WORK_VARIABLE = "BASELINE_HOME";

    @Option(
            names = "--reference",
            paramLabel = "DIR",
            defaultValue = "${env:" + FOLDER_VARIABLE + "}",
            description =
                    "The folder of the design that is compared with (default: the environment"
                            + " variable "
                            + FOLDER_VARIABLE
                            + "). What it writes goes to "
                            + WORK_VARIABLE
                            + ", or else to sprintqueue-reference in the temporary folder.")
    private @Nullable Path reference;

    @Option(
            names = "--turns",
            defaultValue = "3",
            description =
                    "How often each is started and measured, 1 to 20; the median counts (default:"
                            + " ${DEFAULT-VALUE}).")
    private int turns = 3;

    @Option(
            names = "--events",
            defaultValue = "6000",
            description =
                    "Events of a burst, 1 to 100000; another burst of that size warms up first"
                            + " (default: ${DEFAULT-VALUE}).")
    private int events = 6_000;

    @Option(
            names = "--issues",
            defaultValue = "500",
            description = "How many issues they change, 1 to 10000 (default: ${DEFAULT-VALUE}).")
    private int issues = 500;

    @Option(
            names = "--steady",
            split = ",",
            paramLabel = "RATExSECONDS",
            defaultValue = "100x30,200x60",
            converter = SteadyRate.Converter.class,
            description =
                    "Steady loads after the burst: events a second, and for how many seconds"
                            + " (default: ${DEFAULT-VALUE}).")
    private List<SteadyRate> steady = new ArrayList<>();

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description =
                    "Where compare.json, compare.md, compare.svg and compare.log go (default:"
                            + " target of the project).")
    private @Nullable Path folder;

    @Mixin private Printing printing = new Printing();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Plan plan = plan();
        Home home = Home.find();
        PrintWriter err = spec.commandLine().getErr();
        String searchPath = Optional.ofNullable(System.getenv("PATH")).orElse("");
        List<Part> missing = Part.missing(reference, searchPath);
        if (reference == null || !missing.isEmpty()) {
            err.println("sprintqueue: this machine lacks, to compare:");
            missing.forEach(
                    part -> err.println("  " + part.name() + ", which " + part.neededFor()));
            return ExitCode.UNAVAILABLE;
        }
        Path written =
                Files.createDirectories(folder == null ? home.folder().resolve("target") : folder);
        Comparison comparison = compare(plan, setting(home, reference, written));
        var report = new ComparisonReport(comparison);
        write(report, written);
        print(comparison, report, written);
        comparison.faults().forEach(fault -> err.println("sprintqueue: " + fault));
        return comparison.faults().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    private Plan plan() {
        var check = new OptionCheck(spec);
        check.that(
                spec.commandLine().getParent().getParseResult().matchedPositionals().isEmpty(),
                "compare cannot be combined with another part of bench");
        check.that(turns >= 1 && turns <= 20, "--turns is not from 1 to 20");
        check.that(events >= 1 && events <= 100_000, "--events is not from 1 to 100000");
        check.that(issues >= 1 && issues <= 10_000, "--issues is not from 1 to 10000");
        return new Plan(
                turns,
                new Load.Burst(events, issues),
                steady.stream()
                        .map(each -> new Load.Steady(each.rate(), each.seconds(), issues))
                        .toList());
    }

    private String command() {
        return "./sprintqueue bench compare --reference DIR --turns %d --events %d --issues %d"
                        .formatted(turns, events, issues)
                + steady.stream()
                        .map(SteadyRate::toString)
                        .collect(Collectors.joining(",", " --steady ", ""));
    }

    private static Trial.Setting setting(Home home, Path reference, Path written)
            throws IOException {
        Path log = written.resolve("compare.log").toAbsolutePath();
        Files.deleteIfExists(log);
        String work =
                Optional.ofNullable(System.getenv(WORK_VARIABLE))
                        .orElse(System.getProperty("java.io.tmpdir") + "/sprintqueue-reference");
        return new Trial.Setting(
                reference.toAbsolutePath(),
                Path.of(work).toAbsolutePath(),
                home.events().resolve("cloud"),
                List.of(home.folder().resolve("sprintqueue").toString()),
                url -> new OperationsClient(Target.http(), url, RequestSigner.of(url, null)),
                log);
    }

    /// Also an interrupt ends all that the trial has started.
    private Comparison compare(Plan plan, Trial.Setting setting) {
        PrintWriter err = spec.commandLine().getErr();
        try (var trial = new Trial(setting, err::println)) {
            var hook = new Thread(trial::close, "end what is compared");
            Runtime.getRuntime().addShutdownHook(hook);
            Comparison comparison = trial.run(plan, command(), InstantSource.system());
            Runtime.getRuntime().removeShutdownHook(hook);
            return comparison;
        }
    }

    private static void write(ComparisonReport report, Path folder) throws IOException {
        Files.writeString(
                folder.resolve("compare.json"),
                BoundedJson.mapper()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(report.json()));
        Files.writeString(folder.resolve("compare.md"), report.markdown());
        Files.writeString(folder.resolve("compare.svg"), report.svg());
    }

    private void print(Comparison comparison, ComparisonReport report, Path folder) {
        Output output = printing.output(spec.commandLine().getOut());
        if (printing.json()) {
            output.json(report.json());
            return;
        }
        output.table(
                comparison.rows(),
                List.of(
                        new Output.Field<>("LOAD", row -> row.figure().load()),
                        new Output.Field<>("FIGURE", row -> row.figure().quantity().toString()),
                        new Output.Field<>("RATIO", ComparisonReport::ratio),
                        new Output.Field<>("SPRINTQUEUE", ComparisonReport::ours),
                        new Output.Field<>("REFERENCE", ComparisonReport::reference)));
        output.line("Written to " + folder.resolve("compare") + ".json, .md and .svg.");
    }
}
