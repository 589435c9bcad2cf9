package io.sprintqueue.simulation;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/// Many histories, each by its own seed.
record Histories(long firstSeed, long count) {
    /// What the command line requests: `-Dsprintqueue.simulation.seed` one history,
    /// `-Dsprintqueue.simulation.histories` so many, else the given number.
    static Histories asked(long otherwise) {
        Long seed = Long.getLong("sprintqueue.simulation.seed");
        return seed != null
                ? new Histories(seed, 1)
                : new Histories(0, Long.getLong("sprintqueue.simulation.histories", otherwise));
    }

    /// What they came to.
    ///
    /// @param violations each with how to replay it, in the order of their seeds
    record Sum(long histories, long steps, Tally tally, List<String> violations) {
        @Override
        public String toString() {
            return "%d histories, %d steps, %d violations, %d faults, %s"
                    .formatted(histories, steps, violations.size(), tally.faults(), tally.ends());
        }
    }

    /// Runs all of them, as many at once as there are processors.
    Sum run(PlantedBug bug) {
        return run(bug, Integer.MAX_VALUE);
    }

    /// Runs them until an invariant does not hold.
    Sum runToTheFirstViolation(PlantedBug bug) {
        return run(bug, 1);
    }

    private Sum run(PlantedBug bug, int violationsMax) {
        var next = new AtomicLong(firstSeed);
        var tally = new Tally();
        var histories = new AtomicLong();
        var steps = new AtomicLong();
        var violations = new ConcurrentSkipListMap<Long, String>();
        Callable<Boolean> worker =
                () -> {
                    for (long seed = next.getAndIncrement();
                            seed < firstSeed + count && violations.size() < violationsMax;
                            seed = next.getAndIncrement()) {
                        Simulation.End end = Simulation.run(seed, bug);
                        histories.incrementAndGet();
                        tally.add(end.tally());
                        steps.addAndGet(end.steps());
                        if (end.violation() != null) {
                            violations.put(seed, end.replay());
                        }
                    }
                    return true;
                };
        int processors = Runtime.getRuntime().availableProcessors();
        Carried.all(Collections.nCopies(processors, worker));
        return new Sum(histories.get(), steps.get(), tally, List.copyOf(violations.values()));
    }
}
