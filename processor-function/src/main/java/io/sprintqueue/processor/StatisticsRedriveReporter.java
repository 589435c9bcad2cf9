package io.sprintqueue.processor;

import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.core.statistics.Counter;
import io.sprintqueue.core.statistics.Statistics;

import java.time.InstantSource;
import java.util.List;

/// Reports, and counts redriven and dead events in the statistics.
record StatisticsRedriveReporter(RedriveReporter next, Counting counting, InstantSource clock)
        implements RedriveReporter {
    @Override
    public void report(Lane lane, List<RedriveResult> results) {
        try {
            next.report(lane, results);
        } finally {
            counting.add(
                    clock.instant(),
                    results.stream()
                            .map(StatisticsRedriveReporter::of)
                            .reduce(Statistics.NONE, Statistics::plus));
        }
    }

    private static Statistics of(RedriveResult result) {
        return switch (result) {
            case RedriveResult.Returned _ -> Statistics.NONE.counted(Counter.REDRIVEN, 1);
            case RedriveResult.Dead _ -> Statistics.NONE.counted(Counter.DEAD, 1);
            case RedriveResult.Stamped _,
                    RedriveResult.Settled _,
                    RedriveResult.Waiting _,
                    RedriveResult.Failed _,
                    RedriveResult.Unreadable _ ->
                    Statistics.NONE;
        };
    }
}
