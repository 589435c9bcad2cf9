package io.sprintqueue.lab.bench;

import io.sprintqueue.lab.functions.WarmRun;

import java.time.Duration;

/// The cost of an event in a warm process of a function.
///
/// @param name of the work and of the way the process was started
/// @param processorMillis CPU time of that process alone
/// @param wallMillis until the answer and the next event, with what the engines and the maker of
///     events took
/// @param deployedJar whether it ran the deployed jar
public record Warm(String name, double processorMillis, double wallMillis, boolean deployedJar) {
    /// Made of a run of so many events.
    public static Warm of(String name, WarmRun run, int events, boolean deployedJar) {
        return new Warm(
                name, forEach(run.processor(), events), forEach(run.wall(), events), deployedJar);
    }

    private static double forEach(Duration whole, int events) {
        return whole.toNanos() / 1e6 / events;
    }
}
