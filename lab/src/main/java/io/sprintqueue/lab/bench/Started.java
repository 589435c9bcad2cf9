package io.sprintqueue.lab.bench;

import io.sprintqueue.lab.functions.ColdStart;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/// How long a function took to start, over some starts: the median of each part.
///
/// @param name of the function and of the way it was started
/// @param initMillis until it requested an event, or to be woken
/// @param firstAnswerMillis from there to its first answer
/// @param deployedJar whether it ran the deployed jar
public record Started(
        String name, double initMillis, double firstAnswerMillis, boolean deployedJar) {
    /// Made of at least one start.
    public static Started of(String name, List<ColdStart> starts, boolean deployedJar) {
        return new Started(
                name,
                median(starts, ColdStart::init),
                median(starts, ColdStart::firstAnswer),
                deployedJar);
    }

    /// One that did not start.
    public static Started failed(String name, boolean deployedJar) {
        return new Started(name, Double.NaN, Double.NaN, deployedJar);
    }

    /// Whether it did not start.
    public boolean hasFailed() {
        return Double.isNaN(initMillis);
    }

    private static double median(List<ColdStart> starts, Function<ColdStart, Duration> part) {
        List<Duration> sorted = starts.stream().map(part).sorted().toList();
        return sorted.get(sorted.size() / 2).toNanos() / 1e6;
    }
}
