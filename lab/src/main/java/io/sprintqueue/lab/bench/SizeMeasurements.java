package io.sprintqueue.lab.bench;

import io.sprintqueue.lab.Progress;
import io.sprintqueue.lab.functions.FunctionRuns;
import io.sprintqueue.lab.functions.MeasuredFunction;
import io.sprintqueue.lab.functions.StartMode;
import io.sprintqueue.lab.functions.WarmProcess;
import io.sprintqueue.lab.functions.WarmRun;
import io.sprintqueue.lab.functions.Work;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.function.Function;

/// Compares the processor behind much work with the processor behind little, in turns.
///
/// @param home the project's folder
/// @param events how many each handles that count; at least as many come before
/// @param display shows the progress
public record SizeMeasurements(Path home, int events, Progress.Display display) {
    private static final int SMALL_TABLE = 1_000;
    private static final int BATCH = Work.TEN_ISSUES.messages();

    /// Enough for a median, and few enough that a slice is longer than the clock is coarse.
    private static final int TURNS_MAX = 10;

    /// With a table of so many items against one of a thousand.
    public Compared tables(int items) {
        try (Contender small = withTable(Math.min(SMALL_TABLE, items));
                Contender large = withTable(items)) {
            return compared(small, large);
        }
    }

    /// Behind a backlog of so many messages against one that is just enough.
    public Compared backlogs(int messages) {
        int enough = 2 * events + BATCH;
        try (Contender small = behindBacklog(enough);
                Contender large = behindBacklog(Math.max(enough, messages))) {
            return compared(small, large);
        }
    }

    /// A process at work, on its own engines.
    private record Contender(String name, FunctionRuns runs, WarmProcess process)
            implements AutoCloseable {
        static Contender start(
                String name, FunctionRuns runs, Function<FunctionRuns, WarmProcess> start) {
            try {
                return new Contender(name, runs, start.apply(runs));
            } catch (RuntimeException failed) {
                runs.close();
                throw failed;
            }
        }

        Warm warm(WarmRun run, int events) {
            return Warm.of(name, run, events, runs.runsDeployedJar(MeasuredFunction.PROCESSOR));
        }

        @Override
        public void close() {
            process.close();
            runs.close();
        }
    }

    private Contender withTable(int items) {
        return Contender.start(
                "table of %,d items".formatted(items),
                FunctionRuns.prepare(home, InstantSource.system()),
                runs -> {
                    try (var progress = display.of("Filling the table", items)) {
                        runs.fillTable(items, progress::stepTo);
                    }
                    return runs.worker(Work.TEN_ISSUES, StartMode.PLAIN);
                });
    }

    private Contender behindBacklog(int messages) {
        return Contender.start(
                "backlog of %,d messages".formatted(messages),
                FunctionRuns.prepare(home, InstantSource.system()),
                runs -> {
                    try (var progress = display.of("Filling the queue", messages)) {
                        runs.fillQueue(messages, progress::stepTo);
                    }
                    return runs.drainer();
                });
    }

    private Compared compared(Contender first, Contender second) {
        int invocations = Math.max(1, events / BATCH);
        int turns = Math.min(TURNS_MAX, invocations);
        first.process().work(invocations);
        second.process().work(invocations);
        var ratios = new ArrayList<Double>();
        var ofFirst = new WarmRun(Duration.ZERO, Duration.ZERO);
        var ofSecond = ofFirst;
        for (int turn = 0; turn < turns; turn++) {
            WarmRun one = first.process().work(invocations / turns);
            WarmRun other = second.process().work(invocations / turns);
            ofFirst = ofFirst.plus(one);
            ofSecond = ofSecond.plus(other);
            ratios.add((double) other.processor().toNanos() / one.processor().toNanos());
        }
        int counted = invocations / turns * turns * BATCH;
        return new Compared(first.warm(ofFirst, counted), second.warm(ofSecond, counted), ratios);
    }
}
