package io.sprintqueue.conventions.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

/// A graph of an unpublished metric is empty, which looks as if all were well.
class DashboardTest {
    private static final int COLUMNS = 24;

    private final SamTemplate template = SamTemplate.read();
    private final Dashboard dashboard = Dashboard.of(template);

    @Test
    void every_metric_that_a_graph_shows_is_published() {
        assertThat(dashboard.metrics()).hasSizeGreaterThan(40);
        assertThat(dashboard.metrics().flatMap(metric -> metric.problems(template))).isEmpty();
    }

    @Test
    void a_slip_in_a_graph_is_found() {
        String right = SamTemplate.text("template.yaml");

        assertThat(
                        problems(
                                right.replace(
                                        "\"Sprintqueue\", \"stale\"", "\"Sprintqueue\", \"old\"")))
                .hasSize(1)
                .allMatch(problem -> problem.contains("nothing publishes it"));
        assertThat(
                        problems(
                                right.replace(
                                        "\"${QueueTable}\", {\"label\": \"queue, r",
                                        "\"${Table}\", {\"label\": \"q")))
                .hasSize(2)
                .allMatch(problem -> problem.contains("no TableName"));
    }

    @Test
    void what_it_refers_to_is_there() {
        String body = template.properties("Dashboard").path("DashboardBody").asText();

        assertThat(Dashboard.references(body)).isNotEmpty().allMatch(template::has);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Traffic",
                "Outcomes",
                "Freshness",
                "Lanes",
                "Dead-letter queues",
                "Functions",
                "Rejected",
                "Tables",
                "What is paid for"
            })
    void it_has_a_graph_of(String subject) {
        assertThat(dashboard.widgets("metric"))
                .anyMatch(widget -> widget.at("/properties/title").asText().startsWith(subject));
    }

    /// A schema that no metric has finds nothing, and says nothing.
    @Test
    void what_was_rejected_is_searched_for_by_the_dimensions_that_ingest_writes() {
        assertThat(Sources.main("ingest-function"))
                .contains("new Dimension(\"site\"", "new Dimension(\"reason\"");
        assertThat(dashboard.expressions())
                .filteredOn(expression -> expression.startsWith("SEARCH"))
                .singleElement()
                .asString()
                .contains("{Sprintqueue,Service,site,reason} MetricName=\"rejected\"")
                .contains("Service=\"${AWS::StackName}\"");
    }

    @Test
    void it_shows_the_console_and_the_alarms_that_page() {
        assertThat(dashboard.widgets("custom"))
                .singleElement()
                .extracting(widget -> widget.path("properties"))
                .satisfies(console -> {
                    assertThat(console.path("endpoint").asText())
                            .isEqualTo("${ConsoleFunction.Arn}:live");
                    assertThat(console.at("/params/replay").asText()).isEqualTo("${ConsoleReplay}");
                });
        assertThat(dashboard.widgets("alarm"))
                .singleElement()
                .satisfies(widget ->
                        assertThat(SamTemplate.texts(widget.at("/properties/alarms")))
                                .containsExactlyInAnyOrderElementsOf(
                                        new Alarms(template)
                                                .paging().stream()
                                                        .map(name -> "${" + name + ".Arn}")
                                                        .toList()));
    }

    @Test
    void no_widget_lies_over_another() {
        List<JsonNode> placed = new ArrayList<>();
        dashboard
                .widgets()
                .forEach(widget -> {
                    assertThat(end(widget, "x", "width")).isLessThanOrEqualTo(COLUMNS);
                    assertThat(placed).noneMatch(other -> overlap(widget, other));
                    placed.add(widget);
                });
    }

    private static List<String> problems(String yaml) {
        var wrong = SamTemplate.parse(yaml);
        return Dashboard.of(wrong).metrics().flatMap(metric -> metric.problems(wrong)).toList();
    }

    private static boolean overlap(JsonNode one, JsonNode other) {
        return overlap(one, other, "x", "width") && overlap(one, other, "y", "height");
    }

    private static boolean overlap(JsonNode one, JsonNode other, String from, String size) {
        return one.path(from).asInt() < end(other, from, size)
                && other.path(from).asInt() < end(one, from, size);
    }

    private static int end(JsonNode widget, String from, String size) {
        return widget.path(from).asInt() + widget.path(size).asInt();
    }
}
