package io.sprintqueue.processor;

import io.sprintqueue.aws.Failures;
import io.sprintqueue.aws.MetricLine;
import io.sprintqueue.aws.MetricWriter;
import io.sprintqueue.core.statistics.MetricName;
import io.sprintqueue.core.statistics.Statistics;
import io.sprintqueue.store.StatisticsSink;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.Optional;

/// Adds to the statistics, best effort: the work is done, counted or not.
///
/// @param uncounted gets the metric of a batch that could not be counted at once; the process's
///     next one brings it, if there is one
record Counting(StatisticsSink sink, MetricSink uncounted) {
    private static final Logger LOG = LoggerFactory.getLogger(Counting.class);

    /// The sink for a stack's metrics; it does nothing if there is no writer.
    static MetricSink sink(Optional<MetricWriter> metrics) {
        return metrics.<MetricSink>map(
                        known -> metric -> known.write(new MetricLine().count(metric, 1)))
                .orElse(_ -> {});
    }

    void add(Instant now, Statistics statistics) {
        if (statistics.isEmpty()) {
            return;
        }
        try {
            sink.add(now, statistics);
        } catch (RuntimeException failed) {
            LOG.warn("a batch is not in the statistics yet: {}", Failures.describe(failed));
            uncounted.count(MetricName.UNCOUNTED);
        }
    }
}
