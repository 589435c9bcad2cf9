package io.sprintqueue.simulation;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/// Many histories, each by a seed of its own.
record Histories(long firstSeed, long count) {
    private static final long COUNT = 2_000;

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

    Sum run(Plant plant) {
        var tally = new Tally();
        var steps = new AtomicLong();
        List<String> violations =
                LongStream.range(firstSeed, firstSeed + count)
                        .parallel()
                        .mapToObj(seed -> Simulation.run(seed, plant))
                        .peek(end -> {
                            tally.add(end.tally());
                            steps.addAndGet(end.steps());
                        })
                        .filter(end -> end.violation() != null)
                        .map(end ->
                                "%s%n    replay: -Dsprintqueue.simulation.seed=%d"
                                        .formatted(end.violation(), end.seed()))
                        .toList();
        return new Sum(count, steps.get(), tally, violations);
    }
}
