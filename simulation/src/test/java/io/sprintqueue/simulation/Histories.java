package io.sprintqueue.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;

/// Many histories, each by a seed of its own.
record Histories(long firstSeed, long count) {
    private static final long COUNT = 20_000;

    /// What the command line asks for: `-Dsprintqueue.simulation.seed` one history,
    /// `-Dsprintqueue.simulation.histories` so many.
    static Histories asked() {
        Long seed = Long.getLong("sprintqueue.simulation.seed");
        return seed != null
                ? new Histories(seed, 1)
                : new Histories(0, Long.getLong("sprintqueue.simulation.histories", COUNT));
    }

    /// What they came to.
    ///
    /// @param violations the first few, each with how to replay it
    record Sum(long histories, long steps, Tally tally, List<String> violations) {
        @Override
        public String toString() {
            return "%d histories, %d steps, %d violations, %s"
                    .formatted(histories, steps, violations.size(), tally);
        }
    }

    /// Runs them, as many at once as there are processors.
    Sum run(Plant plant) {
        var next = new AtomicLong(firstSeed);
        Callable<List<Simulation.End>> worker =
                () -> {
                    var ends = new ArrayList<Simulation.End>();
                    for (long seed = next.getAndIncrement();
                            seed < firstSeed + count;
                            seed = next.getAndIncrement()) {
                        ends.add(Simulation.run(seed, plant));
                    }
                    return ends;
                };
        int processors = Runtime.getRuntime().availableProcessors();
        return sum(
                Carried.all(Collections.nCopies(processors, worker)).stream()
                        .flatMap(List::stream)
                        .sorted(Comparator.comparingLong(Simulation.End::seed))
                        .toList());
    }

    private static Sum sum(List<Simulation.End> ends) {
        var tally = new Tally();
        ends.forEach(end -> tally.add(end.tally()));
        return new Sum(
                ends.size(),
                ends.stream().mapToLong(Simulation.End::steps).sum(),
                tally,
                ends.stream()
                        .filter(end -> end.violation() != null)
                        .map(Simulation.End::replay)
                        .toList());
    }
}
