package io.sprintqueue.processor;

import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Logs, and writes one blob of embedded metrics for a batch: a count for each kind of result.
final class MeasuringRedriveReporter implements RedriveReporter {
    private final RedriveReporter log = new LoggingRedriveReporter();
    private final Metrics metrics;

    MeasuringRedriveReporter(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void report(List<RedriveResult> results) {
        log.report(results);
        Map<String, Integer> counts = new TreeMap<>();
        results.forEach(result ->
                counts.merge(
                        "deadLetters." + LoggingRedriveReporter.name(result), 1, Integer::sum));
        metrics.flushMetrics(blob ->
                counts.forEach((name, count) -> blob.addMetric(name, count, MetricUnit.COUNT)));
    }
}
