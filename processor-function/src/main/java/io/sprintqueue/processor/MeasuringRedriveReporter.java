package io.sprintqueue.processor;

import io.sprintqueue.aws.MetricLine;
import io.sprintqueue.aws.MetricLine.Dimension;
import io.sprintqueue.aws.MetricWriter;
import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.core.statistics.MetricName;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Logs, and writes a line of metrics for each site: a count for each kind of result. Messages that
/// stay in their queue are counted by lane instead: their site may be unknown, and alarms watch
/// each of the two queues.
final class MeasuringRedriveReporter implements RedriveReporter {
    private final RedriveReporter log = new LoggingRedriveReporter();
    private final MetricWriter metrics;
    private final Configuration configuration;

    MeasuringRedriveReporter(MetricWriter metrics, Configuration configuration) {
        this.metrics = metrics;
        this.configuration = configuration;
    }

    @Override
    public void report(Lane lane, List<RedriveResult> results) {
        log.report(lane, results);
        var byDimension = new LinkedHashMap<Dimension, Map<MetricName, Long>>();
        for (RedriveResult result : results) {
            byDimension
                    .computeIfAbsent(dimension(lane, result), _ -> new EnumMap<>(MetricName.class))
                    .merge(metric(result), 1L, Long::sum);
        }
        byDimension.forEach((dimension, counts) -> {
            var line = new MetricLine().by(dimension);
            counts.forEach(line::count);
            metrics.write(line);
        });
    }

    private static MetricName metric(RedriveResult result) {
        return switch (result) {
            case RedriveResult.Stamped _ -> MetricName.DEAD_LETTER_STAMPED;
            case RedriveResult.Returned _ -> MetricName.REDRIVEN;
            case RedriveResult.Dead _ -> MetricName.DEAD;
            case RedriveResult.Settled _ -> MetricName.DEAD_LETTER_SETTLED;
            case RedriveResult.Waiting _ -> MetricName.DEAD_LETTER_WAITING;
            case RedriveResult.Failed _ -> MetricName.DEAD_LETTER_FAILED;
            case RedriveResult.Unreadable _ -> MetricName.DEAD_LETTER_UNREADABLE;
        };
    }

    private Dimension dimension(Lane lane, RedriveResult result) {
        return switch (result) {
            case RedriveResult.Stamped(_, Envelope envelope) -> site(envelope);
            case RedriveResult.Returned(_, Envelope envelope) -> site(envelope);
            case RedriveResult.Dead(_, Envelope envelope, _) -> site(envelope);
            case RedriveResult.Settled(_, Envelope envelope) -> site(envelope);
            case RedriveResult.Waiting _, RedriveResult.Failed _, RedriveResult.Unreadable _ ->
                    new Dimension("lane", lane.toString());
        };
    }

    private Dimension site(Envelope envelope) {
        return new Dimension("site", configuration.label(envelope.site()));
    }
}
