package io.sprintqueue.processor;

import io.sprintqueue.core.statistics.MetricName;

import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsBuilder;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

import java.util.Map;
import java.util.Optional;

/// The metrics that a function writes to its standard output, where CloudWatch finds them.
final class EmbeddedMetrics {
    private EmbeddedMetrics() {}

    /// Metrics under the namespace and the service that the environment names; none outside of
    /// Lambda, where nobody reads them and the library would look for an agent in the network.
    static Optional<Metrics> from(Map<String, String> variables) {
        if (!variables.containsKey("AWS_LAMBDA_FUNCTION_NAME")) {
            return Optional.empty();
        }
        return Optional.of(
                MetricsBuilder.builder()
                        .withNamespace(
                                variables.getOrDefault(
                                        "POWERTOOLS_METRICS_NAMESPACE", "Sprintqueue"))
                        .withService(
                                variables.getOrDefault("POWERTOOLS_SERVICE_NAME", "sprintqueue"))
                        .build());
    }

    /// Counts single events in the metrics, where there are any.
    static MetricSink sink(Optional<Metrics> metrics) {
        return metrics.<MetricSink>map(
                        known -> metric -> known.flushMetrics(blob -> count(blob, metric, 1)))
                .orElse(_ -> {});
    }

    /// Adds a set of dimensions to the blob: one more, and the service, so that two stacks never
    /// share a metric.
    static void countBy(Metrics blob, String dimension, String value) {
        blob.addDimension(
                DimensionSet.of(blob.getDefaultDimensions().getDimensions())
                        .addDimension(dimension, value));
    }

    static void count(Metrics blob, MetricName metric, long count) {
        blob.addMetric(metric.toString(), (double) count, MetricUnit.COUNT);
    }

    static void millis(Metrics blob, MetricName metric, long millis) {
        blob.addMetric(metric.toString(), (double) millis, MetricUnit.MILLISECONDS);
    }
}
