package io.sprintqueue.conventions.deployment;

import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.core.statistics.MetricName;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// A metric as an alarm or a graph names it.
///
/// @param dimensions by name; a value is what `Ref` or `Fn::GetAtt` names
record Metric(String namespace, String name, Map<String, String> dimensions) {
    private static final String OURS = "Sprintqueue";

    private static final Map<String, String> SERVICE = Map.of("Service", "AWS::StackName");

    /// Those that the processor or the redrive also writes for each lane.
    private static final Set<MetricName> OF_LANES =
            EnumSet.of(
                    MetricName.APPLIED,
                    MetricName.STALE,
                    MetricName.DUPLICATE,
                    MetricName.IGNORED,
                    MetricName.DEAD,
                    MetricName.RETRIED,
                    MetricName.WRONG_TYPE,
                    MetricName.CLEARED_ABSENT,
                    MetricName.FRESHNESS,
                    MetricName.QUEUE_LAG,
                    MetricName.DEAD_LETTER_WAITING,
                    MetricName.DEAD_LETTER_FAILED,
                    MetricName.DEAD_LETTER_UNREADABLE);

    /// Where a dimension's value must come from.
    private static final Map<String, String> TYPES =
            Map.of(
                    "ApiId", "AWS::Serverless::HttpApi",
                    "FunctionName", SamTemplate.FUNCTION,
                    "QueueName", "AWS::SQS::Queue",
                    "TableName", "AWS::DynamoDB::Table");

    /// One of ours, of the whole stack.
    static Metric ours(String name) {
        return new Metric(OURS, name, SERVICE);
    }

    /// One of ours, of a lane.
    static Metric ours(String name, Lane lane) {
        return new Metric(OURS, name, Map.of("Service", "AWS::StackName", "lane", lane.toString()));
    }

    /// One of AWS's.
    static Metric aws(String namespace, String name, String dimension, String value) {
        return new Metric("AWS/" + namespace, name, Map.of(dimension, value));
    }

    /// What is wrong with it; nothing if it is published like that.
    Stream<String> problems(SamTemplate template) {
        return namespace.equals(OURS) ? ofOurs(template) : ofAws(template);
    }

    private Stream<String> ofOurs(SamTemplate template) {
        var known = new HashSet<String>();
        Arrays.stream(MetricName.values()).map(MetricName::toString).forEach(known::add);
        template.resources("AWS::Logs::MetricFilter")
                .values()
                .forEach(filter -> known.addAll(filter.findValuesAsText("MetricName")));
        if (!known.contains(name)) {
            return Stream.of(this + ": nothing publishes it");
        }
        return dimensions.equals(SERVICE) || isOfLane()
                ? Stream.empty()
                : Stream.of(this + ": its dimension is Service, or lane with it");
    }

    private boolean isOfLane() {
        return OF_LANES.stream().anyMatch(metric -> metric.toString().equals(name))
                && Arrays.stream(Lane.values()).anyMatch(lane -> equals(ours(name, lane)));
    }

    private Stream<String> ofAws(SamTemplate template) {
        Set<Set<String>> published =
                PublishedMetrics.BY_NAMESPACE
                        .getOrDefault(namespace, Map.of())
                        .getOrDefault(name, Set.of());
        if (!published.contains(dimensions.keySet())) {
            return Stream.of(this + ": AWS publishes no such metric");
        }
        return dimensions.entrySet().stream()
                .filter(dimension -> !isOf(template, dimension.getKey(), dimension.getValue()))
                .map(dimension -> this + ": no " + dimension.getKey());
    }

    private boolean isOf(SamTemplate template, String dimension, String value) {
        if (dimension.equals("GlobalSecondaryIndexName")) {
            String table = dimensions.getOrDefault("TableName", "");
            return template.properties(table)
                    .path("GlobalSecondaryIndexes")
                    .findValuesAsText("IndexName")
                    .contains(value);
        }
        String suffix = dimension.equals("QueueName") ? ".QueueName" : "";
        return value.endsWith(suffix)
                && template.resources(TYPES.getOrDefault(dimension, ""))
                        .containsKey(value.substring(0, value.length() - suffix.length()));
    }
}
