package io.sprintqueue.processor;

import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.outcome.Outcome;

import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Logs, and writes one blob of embedded metrics for each site and lane of a batch: a count for
/// each outcome, and the lag from the change in Jira to its being applied.
final class MeasuringReporter implements BatchReporter {
    private final BatchReporter log = new LoggingReporter();
    private final Metrics metrics;

    MeasuringReporter(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void report(List<Result> results, Instant now) {
        log.report(results, now);
        var bySource = new LinkedHashMap<Source, List<Result.Settled>>();
        for (Result result : results) {
            if (result instanceof Result.Settled settled) {
                bySource.computeIfAbsent(Source.of(settled), _ -> new ArrayList<>()).add(settled);
            }
        }
        bySource.forEach((source, settled) -> emit(source, settled, now));
    }

    private void emit(Source source, List<Result.Settled> settled, Instant now) {
        Map<String, Integer> counts = new TreeMap<>();
        settled.forEach(each -> counts.merge(Tally.name(each), 1, Integer::sum));
        metrics.flushMetrics(blob -> {
            blob.addDimension(source.dimensions());
            counts.forEach((name, count) -> blob.addMetric(name, count, MetricUnit.COUNT));
            settled.forEach(each -> addLag(blob, each, now));
        });
    }

    private static void addLag(Metrics blob, Result.Settled settled, Instant now) {
        Instant changed = settled.envelope().jiraTimestamp();
        if (settled.outcome() == Outcome.APPLIED && changed != null) {
            long millis = Math.max(0, now.toEpochMilli() - changed.toEpochMilli());
            blob.addMetric("lag", (double) millis, MetricUnit.MILLISECONDS);
        }
    }

    private record Source(Site site, Lane lane) {
        static Source of(Result.Settled settled) {
            Envelope envelope = settled.envelope();
            return new Source(envelope.site(), envelope.lane());
        }

        DimensionSet dimensions() {
            return DimensionSet.of("site", site.name(), "lane", lane.toString());
        }
    }
}
