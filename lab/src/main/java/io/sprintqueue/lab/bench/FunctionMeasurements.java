package io.sprintqueue.lab.bench;

import io.sprintqueue.lab.Progress;
import io.sprintqueue.lab.functions.FunctionRuns;
import io.sprintqueue.lab.functions.MeasuredFunction;
import io.sprintqueue.lab.functions.StartMode;
import io.sprintqueue.lab.functions.Work;
import io.sprintqueue.local.runtime.InvocationFailed;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Measures the functions in separate processes, with progress.
///
/// @param home the project's folder
/// @param complaints of ways in which a function does not start, which is a finding too
/// @param display shows the progress
public record FunctionMeasurements(
        Path home, Consumer<String> complaints, Progress.Display display) {
    private static final List<StartMode> COMPILERS =
            List.of(StartMode.PLAIN, StartMode.FIRST_COMPILER);

    /// How long each function takes to start, in each way.
    ///
    /// @param times how often each start is made
    public List<Started> coldStarts(int times) {
        var functions = MeasuredFunction.values();
        var modes = StartMode.values();
        var measured = new ArrayList<Started>();
        try (var progress = display.of("Starting", (long) functions.length * modes.length);
                var runs = FunctionRuns.prepare(home, InstantSource.system())) {
            for (MeasuredFunction function : functions) {
                for (StartMode mode : modes) {
                    measured.add(started(runs, function, mode, times));
                    progress.step();
                }
            }
        }
        return measured;
    }

    private Started started(
            FunctionRuns runs, MeasuredFunction function, StartMode mode, int times) {
        String name = function + ", " + mode;
        boolean deployed = runs.runsDeployedJar(function);
        try {
            return Started.of(name, runs.start(function, mode, times), deployed);
        } catch (InvocationFailed failed) {
            complaints.accept(name + ": " + failed.getMessage());
            return Started.failed(name, deployed);
        }
    }

    /// What each work takes in a process that is warm, with both compilers and with one.
    ///
    /// @param events how many count; as many come before
    public List<Warm> warmRuns(int events) {
        var measured = new ArrayList<Warm>();
        try (var progress = display.of("Working", (long) Work.values().length * COMPILERS.size())) {
            for (Work work : Work.values()) {
                for (StartMode mode : COMPILERS) {
                    measured.add(warm(work, mode, events));
                    progress.step();
                }
            }
        }
        return measured;
    }

    /// On its own engines: those of another run hold what that one wrote.
    private Warm warm(Work work, StartMode mode, int events) {
        try (var runs = FunctionRuns.prepare(home, InstantSource.system())) {
            return Warm.of(
                    work + ", " + mode,
                    runs.warm(work, mode, events),
                    events,
                    runs.runsDeployedJar(work.function()));
        }
    }
}
