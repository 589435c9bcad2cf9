package io.sprintqueue.lab.bench;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One operation of a benchmark, with a body of one size.
///
/// @param kilobytes 0 where the size plays no part
public record Operation(Class<?> benchmark, String method, int kilobytes) {
    /// The sizes of bodies, in kB.
    public static final List<Integer> SIZES = List.of(2, 10, 100);

    private static final String ALLOCATED = "gc.alloc.rate.norm";
    private static final int WARMUP_ROUNDS = 3;
    private static final int ROUNDS = 5;

    /// How thoroughly it is measured.
    ///
    /// @param roundMillis how long each round is: three to warm up, five that count
    /// @param ownProcess whether in a separate process, as it must be for figures that hold
    public record Effort(int roundMillis, boolean ownProcess) {}

    /// Ingest and its floor, for each size.
    public static List<Operation> ingest() {
        return SIZES.stream()
                .flatMap(size ->
                        Stream.of("floor", "ingest")
                                .map(name -> new Operation(IngestBenchmark.class, name, size)))
                .toList();
    }

    /// What the processor computes, for each size.
    public static List<Operation> project() {
        return SIZES.stream()
                .map(size -> new Operation(ProjectBenchmark.class, "project", size))
                .toList();
    }

    /// What the store makes of an issue, and makes an issue of.
    public static List<Operation> codec() {
        return Stream.of("encode", "decode")
                .map(name -> new Operation(CodecBenchmark.class, name, 0))
                .toList();
    }

    /// The operation's name in a report.
    public String name() {
        return kilobytes == 0 ? method : "%s %d kB".formatted(method, kilobytes);
    }

    /// Measures it. It takes eight rounds and the start of a process.
    ///
    /// @throws IllegalStateException if it cannot be run
    public Measured measure(Effort effort) {
        TimeValue round = TimeValue.milliseconds(effort.roundMillis());
        var options =
                new OptionsBuilder()
                        .include(Pattern.quote(benchmark.getName() + "." + method))
                        .warmupIterations(WARMUP_ROUNDS)
                        .warmupTime(round)
                        .measurementIterations(ROUNDS)
                        .measurementTime(round)
                        .forks(effort.ownProcess() ? 1 : 0)
                        .addProfiler(GCProfiler.class)
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT);
        if (kilobytes > 0) {
            options.param("kilobytes", Integer.toString(kilobytes));
        }
        try {
            return measured(new Runner(options.build()).runSingle());
        } catch (RunnerException failed) {
            throw new IllegalStateException(name() + " cannot be measured", failed);
        }
    }

    private Measured measured(RunResult run) {
        Statistics micros = run.getPrimaryResult().getStatistics();
        Result<?> allocated = run.getSecondaryResults().get(ALLOCATED);
        return new Measured(
                name(),
                micros.getPercentile(50),
                micros.getPercentile(99),
                allocated == null ? Double.NaN : allocated.getScore());
    }
}
