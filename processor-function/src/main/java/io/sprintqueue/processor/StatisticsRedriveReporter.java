package io.sprintqueue.processor;

import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.core.statistics.Statistics;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Counts redriven and dead events in the statistics.
record StatisticsRedriveReporter(Counting counting, InstantSource clock)
        implements RedriveReporter {
    @Override
    public void report(Lane lane, List<RedriveResult> results) {
        counting.add(
                clock.instant(),
                results.stream()
                        .map(result -> result.ending().counter())
                        .flatMap(Optional::stream)
                        .map(counter -> Statistics.NONE.counted(counter, 1))
                        .reduce(Statistics.NONE, Statistics::plus));
    }
}
