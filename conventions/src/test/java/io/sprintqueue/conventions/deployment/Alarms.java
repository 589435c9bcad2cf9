package io.sprintqueue.conventions.deployment;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The alarms of the template.
record Alarms(SamTemplate template) {
    static final String COMPOSITE = "AWS::CloudWatch::CompositeAlarm";

    /// Alarms on metrics, by their logical id.
    Map<String, JsonNode> onMetrics() {
        return template.resources("AWS::CloudWatch::Alarm");
    }

    /// All, those made of others too.
    Map<String, JsonNode> all() {
        var all = new TreeMap<>(onMetrics());
        all.putAll(template.resources(COMPOSITE));
        return all;
    }

    /// The names of those that page: the composite does so through its parts.
    List<String> paging() {
        return all().entrySet().stream()
                .filter(alarm ->
                        template.resources(COMPOSITE).containsKey(alarm.getKey())
                                || tells(alarm.getValue(), "PageTopic"))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// The names of those that the composite is made of.
    Set<String> ofTheComposite() {
        return Set.copyOf(
                Dashboard.references(
                        template.properties("PipelineUnhealthy").path("AlarmRule").asText()));
    }

    List<String> notifying() {
        return onMetrics().entrySet().stream()
                .filter(alarm -> tells(alarm.getValue(), "NotifyTopic"))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean tells(JsonNode alarm, String topic) {
        return SamTemplate.texts(alarm.path("AlarmActions")).equals(List.of(topic));
    }

    /// The metrics that an alarm looks at.
    static Stream<Metric> metrics(JsonNode alarm) {
        return alarm.has("MetricName")
                ? Stream.of(metric(alarm))
                : alarm.findValues("Metric").stream().map(Alarms::metric);
    }

    /// The metric of an alarm, or of a part of its maths.
    static Metric metric(JsonNode node) {
        var dimensions = new HashMap<String, String>();
        StreamSupport.stream(node.path("Dimensions").spliterator(), false)
                .forEach(dimension ->
                        dimensions.put(
                                dimension.path("Name").asText(), dimension.path("Value").asText()));
        return new Metric(
                node.path("Namespace").asText(),
                node.path("MetricName").asText(),
                Map.copyOf(dimensions));
    }
}
