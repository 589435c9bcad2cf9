package io.sprintqueue.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.sprintqueue.aws.EmbeddedMetrics;
import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.core.delivery.Site;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class MetricCountersTest {
    private static final Site ACME = new Site("acme");

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @BeforeEach
    void catch_the_standard_output() {
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void give_the_standard_output_back() {
        System.setOut(
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
    }

    @Test
    void an_accepted_delivery_counts_for_the_service_and_for_its_site() {
        var eventId = EventId.of(Entity.issue("1"), new Body(new byte[0]));

        counters("Sprintqueue")
                .count(Optional.of(ACME), new ReceiveResult.Accepted(eventId, Lane.BULK));

        assertThat(lines())
                .singleElement()
                .asString()
                .contains("\"Namespace\":\"Sprintqueue\"")
                .contains("\"Metrics\":[{\"Name\":\"accepted\",\"Unit\":\"Count\"}]")
                .contains("\"Dimensions\":[[\"Service\"],[\"Service\",\"site\"]]")
                .contains("\"site\":\"acme\"")
                .contains("\"accepted\":1");
    }

    @Test
    void a_rejected_delivery_counts_by_its_site_and_reason_together() {
        var results =
                List.of(
                        new ReceiveResult.Unsigned("hash"),
                        new ReceiveResult.TooLarge(2, 1),
                        new ReceiveResult.Malformed("no JSON", "hash"),
                        new ReceiveResult.RefusedUserAgent("hash"));
        var counters = counters("Sprintqueue");

        results.forEach(result -> counters.count(Optional.empty(), result));

        assertThat(lines())
                .hasSize(4)
                .allSatisfy(line ->
                        assertThat(line)
                                .contains("[[\"Service\"],[\"Service\",\"site\",\"reason\"]]")
                                .contains("\"site\":\"other\"")
                                .contains("\"rejected\":1"));
        assertThat(lines())
                .map(line -> line.replaceAll(".*\"reason\":\"([a-z_]+)\".*", "$1"))
                .containsExactly("unsigned", "too_large", "malformed", "user_agent");
    }

    @Test
    void a_fault_of_ours_is_a_rejection_with_its_cause_and_its_own_metric() {
        var failure = new IllegalStateException("down");

        counters("Sprintqueue")
                .count(
                        Optional.of(ACME),
                        new ReceiveResult.Unavailable(ReceiveResult.Cause.SECRETS, failure));

        assertThat(lines())
                .satisfiesExactly(
                        rejected ->
                                assertThat(rejected)
                                        .contains("\"reason\":\"unavailable_secrets\"")
                                        .contains("\"rejected\":1"),
                        unavailable ->
                                assertThat(unavailable)
                                        .contains("[[\"Service\"],[\"Service\",\"site\"]]")
                                        .contains("\"unavailable\":1"));
    }

    @Test
    void stale_secrets_count_for_the_service_alone() {
        counters("Sprintqueue").secretsStale();

        assertThat(lines())
                .singleElement()
                .asString()
                .contains("\"Dimensions\":[[\"Service\"]]")
                .contains("\"secretsStale\":1");
    }

    @Test
    void an_unknown_user_agent_has_its_own_metric() {
        counters("Sprintqueue").unknownUserAgent(ACME);

        assertThat(lines()).singleElement().asString().contains("\"unknownUserAgent\":1");
    }

    @Test
    void what_cannot_be_counted_fails_nothing() {
        var counters =
                new MetricCounters(_ -> {
                    throw new IllegalStateException("no output");
                });

        assertThatCode(() -> counters.unknownUserAgent(ACME)).doesNotThrowAnyException();
    }

    private static MetricCounters counters(String namespace) {
        return new MetricCounters(
                EmbeddedMetrics.from(
                                Map.of(
                                        "AWS_LAMBDA_FUNCTION_NAME",
                                        "ingest",
                                        "POWERTOOLS_METRICS_NAMESPACE",
                                        namespace),
                                new TestClock())
                        .orElseThrow());
    }

    private List<String> lines() {
        return output.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
