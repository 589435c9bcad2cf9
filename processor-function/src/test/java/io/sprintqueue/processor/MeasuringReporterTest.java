package io.sprintqueue.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.aws.EmbeddedMetrics;
import io.sprintqueue.aws.MetricWriter;
import io.sprintqueue.core.config.ConfigurationReader;
import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.core.outcome.Remarks;
import io.sprintqueue.messaging.LaneMessage;
import io.sprintqueue.messaging.QueuedMessage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

class MeasuringReporterTest {
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
                .contains("\"applied\":2", "\"stale\":1");
    }

    @Test
    void every_count_is_of_the_stack_of_its_lane_and_of_its_site_and_names_the_stack_in_each() {
        report(settled(Bodies.update("1", "a", 10), Outcome.APPLIED, null));

        assertThat(blobs())
                .singleElement()
                .asString()
                .contains("[[\"Service\"],[\"Service\",\"lane\"],[\"Service\",\"site\"]]");
    }

    @Test
    void the_redrive_counts_for_the_stack_and_for_a_site_of_the_stack() {
        new MeasuringRedriveReporter(metrics(), ConfigurationReader.defaults())
                .report(
                        Lane.BULK,
                        List.of(
                                new RedriveResult.Scheduled(
                                        "m1", Bodies.update("1", "a", 10).envelope())));

        assertThat(blobs())
                .singleElement()
                .asString()
                .contains("[[\"Service\"],[\"Service\",\"site\"]]")
                .contains("\"deadLetterStamped\":1");
    }

    @Test
    void the_redrive_counts_what_stays_in_its_queue_by_the_lane_of_the_queue() {
        Duration wait = Duration.ofMinutes(1);
        new MeasuringRedriveReporter(metrics(), ConfigurationReader.defaults())
                .report(
                        Lane.BULK,
                        List.of(
                                new RedriveResult.Unreadable("m1", wait, "no envelope"),
                                new RedriveResult.Failed("m2", wait, "no answer"),
                                new RedriveResult.Waiting("m3", wait)));

        assertThat(blobs())
                .singleElement()
                .asString()
                .contains("[[\"Service\"],[\"Service\",\"lane\"]]", "\"lane\":\"bulk\"")
                .contains("\"deadLetterUnreadable\":1", "\"deadLetterFailed\":1")
                .contains("\"deadLetterWaiting\":1");
    }

    @Test
    void what_is_redriven_or_replayed_is_counted_and_its_times_are_not_measured() {
        LaneMessage update = Bodies.update("1", "a", 10);
        Envelope envelope = update.envelope();

        report(
                settled(new LaneMessage(envelope.redriven(), update.body()), Outcome.APPLIED, null),
                settled(
                        new LaneMessage(envelope.replayed(Lane.INTERACTIVE), update.body()),
                        Outcome.APPLIED,
                        null));

        assertThat(blobs())
                .singleElement()
                .asString()
                .contains("\"applied\":2")
                .doesNotContain("freshness", "queueLag");
    }

    @Test
    void freshness_and_queue_lag_are_measured_for_what_was_applied() {
        report(settled(Bodies.update("1", "a", 10), Outcome.APPLIED, null));

        assertThat(blobs())
                .singleElement()
                .asString()
                .contains("\"freshness\":0", "\"queueLag\":0");
    }

    @Test
    void what_needs_an_operator_has_its_own_line_without_the_body() {
        LaneMessage dead = Bodies.raw("1", "{\"webhookEvent\":\"a body that must not be shown\"}");

        report(
                settled(dead, Outcome.DEAD, "webhookEvent is strange"),
                new Result.Failed("m2", null, "IllegalStateException: the table does not answer"),
                new Result.Settled(
                        "m3",
                        Bodies.update("2", "b", 10).envelope(),
                        Outcome.APPLIED,
                        null,
                        new Remarks(
                                List.of("customfield_10016 is no NUMBER"),
                                List.of("epicKey", "dueDate"),
                                List.of("status", "assignee"),
                                List.of())));

        assertThat(blobs())
                .singleElement()
                .asString()
                .contains("\"dead\":1", "\"wrongType\":1", "\"clearedAbsent\":2", "\"retried\":1")
                .contains("\"lostChanges\":2");
        assertThat(output.toString(StandardCharsets.UTF_8)).doesNotContain("must not be shown");
    }

    @Test
    void a_batch_that_failed_whole_counts_what_will_be_tried_again_and_no_outcome() {
        report(new Result.Failed("m1", null, "IllegalStateException: the table does not answer"));

        assertThat(blobs())
                .singleElement()
                .asString()
                .contains("\"retried\":1", "\"site\":\"default\"")
                .doesNotContain("applied", "freshness", "queueLag");
    }

    @Test
    void a_site_that_the_configuration_does_not_name_has_no_name_in_metrics() {
        report("stranger", settled(Bodies.update("1", "a", 10), Outcome.APPLIED, null));

        assertThat(blobs()).singleElement().asString().contains("\"site\":\"other\"");
    }

    private static void report(Result... results) {
        report("default", results);
    }

    private static void report(String site, Result... results) {
        List<QueuedMessage> received =
                Stream.of(results)
                        .map(result ->
                                new QueuedMessage(
                                        DeadLetters.ARN,
                                        result.messageId(),
                                        "handle",
                                        site + ":issue-1",
                                        1,
                                        "",
                                        Map.of()))
                        .toList();
        new MeasuringReporter(metrics(), ConfigurationReader.defaults())
                .report(
                        new BatchReport(
                                Lane.INTERACTIVE,
                                received,
                                Optional.empty(),
                                List.of(results),
                                Bodies.NOW));
    }

    private static MetricWriter metrics() {
        return EmbeddedMetrics.from(
                        Map.of("AWS_LAMBDA_FUNCTION_NAME", "processor"), () -> Bodies.NOW)
                .orElseThrow();
    }

    private static Result settled(LaneMessage message, Outcome outcome, @Nullable String reason) {
        return new Result.Settled("m1", message.envelope(), outcome, reason, Remarks.NONE);
    }

    private List<String> blobs() {
        return output.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("CloudWatchMetrics"))
                .toList();
    }
}
