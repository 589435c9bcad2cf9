package io.sprintqueue.cli;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.json.BoundedJson;
import io.sprintqueue.lab.bench.Compared;
import io.sprintqueue.lab.bench.FunctionMeasurements;
import io.sprintqueue.lab.bench.Machine;
import io.sprintqueue.lab.bench.Measured;
import io.sprintqueue.lab.bench.Operation;
import io.sprintqueue.lab.bench.Plot;
import io.sprintqueue.lab.bench.Report;
import io.sprintqueue.lab.bench.SizeMeasurements;
import io.sprintqueue.lab.bench.Started;
import io.sprintqueue.lab.bench.Warm;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// `sprintqueue bench`.
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        subcommands = {CompareCommand.class, FillBenchCommand.class},
        description = {
            "Measure on this machine what the code costs, and write a report and a plot.",
            "The times apply to this machine at this hour only; the ratio of ingest to its floor"
                    + " and the bytes apply anywhere."
        },
        footer = {
            "",
            "Example: sprintqueue bench ingest",
            "Example: sprintqueue bench cold-start --starts 9",
            "Example: sprintqueue bench warm --events 10000",
            "Example: sprintqueue bench all --json",
            "Example: sprintqueue bench compare --reference ../reference --turns 5"
        })
final class BenchCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "WHAT",
            converter = BenchPart.Converter.class,
            description =
                    "ingest (and its floor), project (parse to state), codec (to items and back),"
                        + " cold-start (a process of each function), warm (the same at work), size"
                        + " (the processor with a large table and backlog), or all.")
    private List<BenchPart> parts = List.of();

    @Option(
            names = "--round-millis",
            defaultValue = "1000",
            description =
                    "Length of a round, 1 to 60000; each operation runs three to warm up and five"
                            + " that count (default: ${DEFAULT-VALUE}).")
    private int roundMillis = 1_000;

    @Option(
            names = "--here",
            description =
                    "Measure in this process: faster, but less accurate, because earlier operations"
                            + " influence the compiler.")
    private boolean here;

    @Option(
            names = "--starts",
            defaultValue = "5",
            description =
                    "Number of cold starts of each kind, 1 to 100; the median counts (default:"
                            + " ${DEFAULT-VALUE}).")
    private int starts = 5;

    @Option(
            names = "--events",
            defaultValue = "5000",
            description =
                    "Measured events for each warm process, 10 to 100000 in tens, after as many to"
                            + " warm up (default: ${DEFAULT-VALUE}).")
    private int events = 5_000;

    @Option(
            names = "--items",
            defaultValue = "100000",
            description = "Size of the large table, 1 to 5000000 (default: ${DEFAULT-VALUE}).")
    private int items = 100_000;

    @Option(
            names = "--backlog",
            defaultValue = "20000",
            description =
                    "Length of the long backlog, 1 to 1000000; each takes some kilobytes of memory"
                            + " (default: ${DEFAULT-VALUE}).")
    private int backlog = 20_000;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Where bench.json and bench.svg go (default: target of the project).")
    private @Nullable Path folder;

    @Mixin private Printing printing = new Printing();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var check = new OptionCheck(spec);
        check.that(
                roundMillis >= 1 && roundMillis <= 60_000, "--round-millis is not from 1 to 60000");
        check.that(starts >= 1 && starts <= 100, "--starts is not from 1 to 100");
        check.that(
                events >= 10 && events <= 100_000 && events % 10 == 0,
                "--events is not from 10 to 100000 in tens");
        check.that(items >= 1 && items <= 5_000_000, "--items is not from 1 to 5000000");
        check.that(backlog >= 1 && backlog <= 1_000_000, "--backlog is not from 1 to 1000000");
        check.that(!parts.isEmpty(), "name what to measure; --help lists it");
        Home home = Home.find();
        var functions =
                new FunctionMeasurements(
                        home.folder(), spec.commandLine().getErr()::println, TerminalProgress::of);
        List<Compared> sizes = sizes(home);
        var report =
                new Report(
                        Machine.current(),
                        Instant.now(),
                        operations(),
                        parts.contains(BenchPart.COLD_START)
                                ? functions.coldStarts(starts)
                                : List.of(),
                        warm(functions, sizes),
                        sizes);
        Path written = write(report, folder == null ? home.folder().resolve("target") : folder);
        Output output = printing.output(spec.commandLine().getOut());
        if (printing.json()) {
            output.json(report.json());
        } else {
            print(report, output);
            output.line("Written to " + written + ".json and .svg.");
        }
        return ExitCode.OK;
    }

    private List<Compared> sizes(Home home) {
        if (!parts.contains(BenchPart.SIZE)) {
            return List.of();
        }
        var measurements = new SizeMeasurements(home.folder(), events, TerminalProgress::of);
        return List.of(measurements.tables(items), measurements.backlogs(backlog));
    }

    private List<Warm> warm(FunctionMeasurements functions, List<Compared> sizes) {
        var measured = new ArrayList<Warm>();
        if (parts.contains(BenchPart.WARM)) {
            measured.addAll(functions.warmRuns(events));
        }
        for (Compared each : sizes) {
            measured.add(each.first());
            measured.add(each.second());
        }
        return measured;
    }

    private List<Measured> operations() {
        var operations = new ArrayList<Operation>();
        for (BenchPart part : parts) {
            switch (part) {
                case INGEST -> operations.addAll(Operation.ingest());
                case PROJECT -> operations.addAll(Operation.project());
                case CODEC -> operations.addAll(Operation.codec());
                case COLD_START, WARM, SIZE -> {}
            }
        }
        var measured = new ArrayList<Measured>();
        try (var progress = TerminalProgress.of("Measuring", operations.size())) {
            for (Operation operation : operations) {
                measured.add(operation.measure(new Operation.Effort(roundMillis, !here)));
                progress.step();
            }
        }
        return measured;
    }

    private static Path write(Report report, Path folder) throws IOException {
        Files.createDirectories(folder);
        JsonNode json = report.json();
        Files.writeString(
                folder.resolve("bench.json"),
                BoundedJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(json));
        Files.writeString(folder.resolve("bench.svg"), Plot.svg(report));
        return folder.resolve("bench");
    }

    static void print(Report report, Output output) {
        var figures = new Figures();
        for (Measured each : report.operations()) {
            figures.add(
                    each.name(),
                    "%.1f µs, p99 %.1f µs, %,.0f bytes"
                            .formatted(each.micros(), each.p99Micros(), each.allocatedBytes()));
        }
        for (int kilobytes : Operation.SIZES) {
            report.overFloor(kilobytes)
                    .ifPresent(ratio ->
                            figures.add(
                                    "ingest of its floor, %d kB".formatted(kilobytes),
                                    "%.2f".formatted(ratio)));
        }
        for (Started each : report.starts()) {
            figures.add(
                    each.name(),
                    each.hasFailed()
                            ? "did not start"
                            : "init %.0f ms, first answer %.0f ms%s"
                                    .formatted(
                                            each.initMillis(),
                                            each.firstAnswerMillis(),
                                            note(each.deployedJar())));
        }
        for (Warm each : report.warm()) {
            figures.add(
                    each.name(),
                    "%.2f ms of CPU, %.2f ms an event%s"
                            .formatted(
                                    each.processorMillis(),
                                    each.wallMillis(),
                                    note(each.deployedJar())));
        }
        report.sizes().forEach(each -> figures.add(each.name(), each.figure()));
        figures.print(output);
    }

    private static String note(boolean deployedJar) {
        return deployedJar ? "" : " (not the deployed jar)";
    }
}
