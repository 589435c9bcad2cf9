package io.sprintqueue.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.aws.MetricLine.Dimension;
import io.sprintqueue.core.statistics.MetricName;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

class EmbeddedMetricsTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochMilli(42));

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @BeforeEach
    void catch_the_standard_output() {
        System.setOut(new PrintStream(output, false, StandardCharsets.US_ASCII));
    }

    @AfterEach
    void give_the_standard_output_back() {
        System.setOut(
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
    }

    @Test
    void a_line_names_its_metrics_its_sets_of_dimensions_and_what_a_reader_looks_for() {
        write(
                new MetricLine()
                        .by(new Dimension("lane", "bulk"))
                        .by(new Dimension("site", "acme"), new Dimension("reason", "too_large"))
                        .count(MetricName.APPLIED, 2)
                        .millis(MetricName.FRESHNESS, 7)
                        .with("events", List.of(Map.of("eventId", "issue-1~a"))));

        assertThat(written())
                .isEqualTo(
                        """
                        {"_aws":{"Timestamp":42,"CloudWatchMetrics":[{"Namespace":"Ours",\
                        "Metrics":[{"Name":"applied","Unit":"Count"},\
                        {"Name":"freshness","Unit":"Milliseconds"}],\
                        "Dimensions":[["Service"],["Service","lane"],\
                        ["Service","site","reason"]]}]},\
                        "events":[{"eventId":"issue-1~a"}],"Service":"stack","lane":"bulk",\
                        "site":"acme","reason":"too_large","applied":2,"freshness":7}
                        """);
    }

    @Test
    void several_values_of_a_metric_are_one_array() {
        write(
                new MetricLine()
                        .millis(MetricName.QUEUE_LAG, 3)
                        .millis(MetricName.QUEUE_LAG, 5)
                        .millis(MetricName.QUEUE_LAG, 4));

        assertThat(written())
                .contains("\"Metrics\":[{\"Name\":\"queueLag\",\"Unit\":\"Milliseconds\"}]")
                .endsWith("\"Service\":\"stack\",\"queueLag\":[3,5,4]}\n");
    }

    @Test
    void text_beyond_ascii_is_written_in_utf_8_whatever_the_output_is_set_to() {
        write(new MetricLine().count(MetricName.DEAD, 1).with("reason", "“Grüße”\n"));

        assertThat(written()).contains("\"reason\":\"“Grüße”\\n\"").hasLineCount(1);
    }

    @Test
    void outside_of_lambda_there_are_no_metrics() {
        assertThat(EmbeddedMetrics.from(Map.of(), CLOCK)).isEmpty();
    }

    private static void write(MetricLine line) {
        EmbeddedMetrics.from(
                        Map.of(
                                "AWS_LAMBDA_FUNCTION_NAME", "ours",
                                "POWERTOOLS_METRICS_NAMESPACE", "Ours",
                                "POWERTOOLS_SERVICE_NAME", "stack"),
                        CLOCK)
                .orElseThrow()
                .write(line);
    }

    private String written() {
        return output.toString(StandardCharsets.UTF_8);
    }
}
