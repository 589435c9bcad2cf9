package io.sprintqueue.lab.bench;

import java.util.List;

/// The same work of two processes in turns, so that other load on the machine affects both.
///
/// @param ratios of the second's time on a processor to the first's, one a turn; at least one
public record Compared(Warm first, Warm second, List<Double> ratios) {
    public Compared {
        ratios = ratios.stream().sorted().toList();
    }

    /// What was compared.
    public String name() {
        return second.name() + " against " + first.name();
    }

    /// How many times what the first took the second took.
    public double median() {
        return ratios.get(ratios.size() / 2);
    }

    /// The ratio with its spread, for people.
    public String figure() {
        return "%.2f times the CPU, %.2f to %.2f".formatted(median(), least(), most());
    }

    /// The least of all turns.
    public double least() {
        return ratios.getFirst();
    }

    /// The most of all turns.
    public double most() {
        return ratios.getLast();
    }
}
