package io.sprintqueue.processor;

import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsBuilder;

import java.util.Map;

/// The metrics that a function writes to its standard output, where CloudWatch finds them.
final class EmbeddedMetrics {
    private EmbeddedMetrics() {}

    /// Metrics under the namespace and the service that the environment names.
    static Metrics from(Map<String, String> variables) {
        return MetricsBuilder.builder()
                .withNamespace(
                        variables.getOrDefault("POWERTOOLS_METRICS_NAMESPACE", "Sprintqueue"))
                .withService(variables.getOrDefault("POWERTOOLS_SERVICE_NAME", "sprintqueue"))
                .build();
    }
}
