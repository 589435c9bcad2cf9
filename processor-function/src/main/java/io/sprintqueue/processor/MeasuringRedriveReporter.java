package io.sprintqueue.processor;

import io.sprintqueue.aws.MetricLine;
import io.sprintqueue.aws.MetricLine.Dimension;
import io.sprintqueue.aws.MetricWriter;
import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.core.statistics.MetricName;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes a line of metrics for each site: a count for each kind of result. Messages that stay in
/// their queue are counted by lane instead: their site may be unknown, and alarms watch each of the
/// two queues.
final class MeasuringRedriveReporter implements RedriveReporter {
    private final MetricWriter metrics;
    private final Configuration configuration;

    MeasuringRedriveReporter(MetricWriter metrics, Configuration configuration) {
        this.metrics = metrics;
        this.configuration = configuration;
    }

    @Override
    public void report(Lane lane, List<RedriveResult> results) {
        var byDimension = new LinkedHashMap<Dimension, Map<MetricName, Long>>();
        for (RedriveResult result : results) {
            byDimension
                    .computeIfAbsent(dimension(lane, result), _ -> new EnumMap<>(MetricName.class))
                    .merge(result.ending().metric(), 1L, Long::sum);
        }
        byDimension.forEach((dimension, counts) -> {
            var line = new MetricLine().by(dimension);
            counts.forEach(line::count);
            metrics.write(line);
        });
    }

    private Dimension dimension(Lane lane, RedriveResult result) {
        return result instanceof RedriveResult.Acknowledged done
                ? new Dimension("site", configuration.label(done.envelope().site()))
                : new Dimension("lane", lane.toString());
    }
}
