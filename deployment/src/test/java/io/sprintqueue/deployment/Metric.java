package io.sprintqueue.deployment;

import io.sprintqueue.core.statistics.MetricName;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// A metric as an alarm or a graph names it.
///
/// @param dimensions by name; a value is what `Ref` or `Fn::GetAtt` names
record Metric(String namespace, String name, Map<String, String> dimensions) {
    private static final String OURS = "Sprintqueue";

    /// Where a dimension's value must come from.
    private static final Map<String, String> TYPES =
            Map.of(
                    "ApiId", "AWS::Serverless::HttpApi",
                    "FunctionName", SamTemplate.FUNCTION,
                    "QueueName", "AWS::SQS::Queue",
                    "TableName", "AWS::DynamoDB::Table");

    /// What is wrong with it; nothing where somebody publishes it like that.
    Stream<String> problems(SamTemplate template) {
        return namespace.equals(OURS) ? ofOurs(template) : ofAws(template);
    }

    private Stream<String> ofOurs(SamTemplate template) {
        var known = new HashSet<String>();
        Arrays.stream(MetricName.values()).map(MetricName::toString).forEach(known::add);
        template.resources("AWS::Logs::MetricFilter")
                .values()
                .forEach(filter -> known.addAll(filter.findValuesAsText("MetricName")));
        boolean whole = dimensions.equals(Map.of("Service", "AWS::StackName"));
        return Stream.of(
                        known.contains(name) ? "" : this + ": nobody writes it",
                        whole ? "" : this + ": its dimension is Service, the stack's name")
                .filter(problem -> !problem.isEmpty());
    }

    private Stream<String> ofAws(SamTemplate template) {
        Set<String> published =
                PublishedMetrics.BY_NAMESPACE.getOrDefault(namespace, Map.of()).get(name);
        if (published == null || !published.equals(dimensions.keySet())) {
            return Stream.of(this + ": AWS publishes no such metric");
        }
        return dimensions.entrySet().stream()
                .filter(dimension -> !isOf(template, dimension.getKey(), dimension.getValue()))
                .map(dimension -> this + ": no " + dimension.getKey());
    }

    private static boolean isOf(SamTemplate template, String dimension, String value) {
        String suffix = dimension.equals("QueueName") ? ".QueueName" : "";
        return value.endsWith(suffix)
                && template.resources(TYPES.getOrDefault(dimension, ""))
                        .containsKey(value.substring(0, value.length() - suffix.length()));
    }
}
