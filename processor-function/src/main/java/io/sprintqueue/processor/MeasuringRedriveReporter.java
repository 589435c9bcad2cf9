package io.sprintqueue.processor;

import io.sprintqueue.aws.MetricLine;
import io.sprintqueue.aws.MetricLine.Dimension;
import io.sprintqueue.aws.MetricWriter;
import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.statistics.MetricName;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Logs, and writes a line of metrics for each site: a count for each kind of result. What
/// has no site, since nobody looked that far, is `other`.
final class MeasuringRedriveReporter implements RedriveReporter {
    private final RedriveReporter log = new LoggingRedriveReporter();
    private final MetricWriter metrics;
    private final Configuration configuration;

    MeasuringRedriveReporter(MetricWriter metrics, Configuration configuration) {
        this.metrics = metrics;
        this.configuration = configuration;
    }

    @Override
    public void report(List<RedriveResult> results) {
        log.report(results);
        var bySite = new TreeMap<String, Map<MetricName, Long>>();
        for (RedriveResult result : results) {
            bySite.computeIfAbsent(site(result), _ -> new EnumMap<>(MetricName.class))
                    .merge(metric(result), 1L, Long::sum);
        }
        bySite.forEach((site, counts) -> {
            var line = new MetricLine().by(new Dimension("site", site));
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

    private String site(RedriveResult result) {
        return switch (result) {
            case RedriveResult.Stamped(_, Envelope envelope) ->
                    configuration.label(envelope.site());
            case RedriveResult.Returned(_, Envelope envelope) ->
                    configuration.label(envelope.site());
            case RedriveResult.Dead(_, Envelope envelope, _) ->
                    configuration.label(envelope.site());
            case RedriveResult.Settled(_, Envelope envelope) ->
                    configuration.label(envelope.site());
            case RedriveResult.Waiting _, RedriveResult.Failed _, RedriveResult.Unreadable _ ->
                    Configuration.OTHER;
        };
    }
}
