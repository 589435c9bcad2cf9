package io.sprintqueue.conventions.deployment;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The dashboard as CloudWatch gets it, but for the values of its references, which stay names.
record Dashboard(JsonNode body) {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^!}][^}]*)}");

    static Dashboard of(SamTemplate template) {
        String body = template.properties("Dashboard").path("DashboardBody").asText();
        return new Dashboard(SamTemplate.parse(body).root());
    }

    /// What stands in `${…}`, but for `${!…}`, which CloudFormation leaves to CloudWatch.
    static List<String> references(String text) {
        return REFERENCE.matcher(text).results().map(reference -> reference.group(1)).toList();
    }

    Stream<JsonNode> widgets() {
        return StreamSupport.stream(body.path("widgets").spliterator(), false);
    }

    Stream<JsonNode> widgets(String type) {
        return widgets().filter(widget -> widget.path("type").asText().equals(type));
    }

    /// Every metric of every graph.
    Stream<Metric> metrics() {
        return widgets("metric")
                .flatMap(widget ->
                        StreamSupport.stream(widget.at("/properties/metrics").spliterator(), false))
                .filter(row -> !row.path(0).has("expression"))
                .map(Dashboard::metric);
    }

    /// What is computed or searched for, of each graph.
    List<String> expressions() {
        return body.findValuesAsText("expression");
    }

    /// A row is namespace, name, then names and values of dimensions, and how to draw it.
    private static Metric metric(JsonNode row) {
        var dimensions = new HashMap<String, String>();
        for (int at = 2; at + 1 < row.size() && row.get(at).isTextual(); at += 2) {
            String value = row.get(at + 1).asText();
            List<String> references = references(value);
            dimensions.put(
                    row.get(at).asText(), references.isEmpty() ? value : references.getFirst());
        }
        return new Metric(row.get(0).asText(), row.get(1).asText(), Map.copyOf(dimensions));
    }
}
