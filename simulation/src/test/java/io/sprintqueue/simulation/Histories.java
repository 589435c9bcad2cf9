package io.sprintqueue.simulation;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/// Many histories, each by its own seed.
record Histories(long firstSeed, long count) {
    /// What the command line requests: `-D<name>.seed` one history, `-D<name>.histories` so many,
    /// else the given number.
    ///
    /// @param name of the simulation
    static Histories asked(String name, long otherwise) {
        Long seed = Long.getLong(name + ".seed");
        return seed != null
                ? new Histories(seed, 1)
                : new Histories(0, Long.getLong(name + ".histories", otherwise));
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
        return run(seed -> Simulation.run(seed, bug));
    }

    /// The same of another simulation.
    ///
    /// @param history runs the one of a seed
    Sum run(LongFunction<Simulation.End> history) {
        return run(history, Integer.MAX_VALUE);
    }

    /// Runs them until an invariant does not hold.
    Sum runToTheFirstViolation(PlantedBug bug) {
        return runToTheFirstViolation(seed -> Simulation.run(seed, bug));
    }

    /// The same of another simulation.
    Sum runToTheFirstViolation(LongFunction<Simulation.End> history) {
        return run(history, 1);
    }

    private Sum run(LongFunction<Simulation.End> history, int violationsMax) {
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
                        Simulation.End end = history.apply(seed);
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
