package io.sprintqueue.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.lanes.LaneMessage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import software.amazon.cloudwatchlogs.emf.config.EnvironmentConfigurationProvider;
import software.amazon.cloudwatchlogs.emf.environment.Environments;
import software.amazon.lambda.powertools.metrics.MetricsBuilder;

import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

class MeasuringReporterTest {
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @BeforeEach
    void catch_the_standard_output() {
        EnvironmentConfigurationProvider.getConfig().setEnvironmentOverride(Environments.Lambda);
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void give_the_standard_output_back() {
        System.setOut(
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
    }

    @Test
    void a_batch_of_one_site_and_lane_is_one_blob_with_a_count_for_each_outcome() {
        LaneMessage update = Bodies.update("1", "a", 10);

        report(
                settled(update, Outcome.APPLIED, null),
                settled(update, Outcome.APPLIED, null),
                settled(update, Outcome.STALE, null));

        assertThat(blobs())
                .singleElement()
                .asString()
                .contains("\"site\":\"default\"", "\"lane\":\"interactive\"")
                .contains("\"applied\":2.0", "\"stale\":1.0");
    }

    @Test
    void the_lag_from_the_change_in_jira_is_measured_for_what_was_applied() {
        report(settled(Bodies.update("1", "a", 10), Outcome.APPLIED, null));

        assertThat(blobs()).singleElement().asString().contains("\"lag\":0.0");
    }

    @Test
    void what_an_operator_must_look_at_has_a_line_of_its_own_without_the_body() {
        LaneMessage dead = Bodies.raw("1", "{\"webhookEvent\":\"a body that must not be shown\"}");

        report(
                settled(dead, Outcome.DEAD, "webhookEvent is strange"),
                new Result.Failed("m2", null, "IllegalStateException: the table does not answer"),
                new Result.Settled(
                        "m3",
                        Bodies.update("2", "b", 10).envelope(),
                        Outcome.APPLIED,
                        null,
                        List.of("customfield_10016 is no NUMBER")));

        assertThat(blobs()).hasSize(1);
        assertThat(output.toString(StandardCharsets.UTF_8)).doesNotContain("must not be shown");
    }

    @Test
    void a_batch_that_failed_whole_emits_no_metrics_of_outcomes() {
        report(new Result.Failed("m1", null, "IllegalStateException: the table does not answer"));

        assertThat(blobs()).isEmpty();
    }

    private static void report(Result... results) {
        var metrics =
                MetricsBuilder.builder()
                        .withNamespace("Sprintqueue")
                        .withService("sprintqueue")
                        .build();
        new MeasuringReporter(metrics).report(List.of(results), Bodies.NOW);
    }

    private static Result settled(LaneMessage message, Outcome outcome, @Nullable String reason) {
        return new Result.Settled("m1", message.envelope(), outcome, reason, List.of());
    }

    private List<String> blobs() {
        return output.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("CloudWatchMetrics"))
                .toList();
    }
}
