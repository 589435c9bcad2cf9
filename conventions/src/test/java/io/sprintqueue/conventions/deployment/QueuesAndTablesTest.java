package io.sprintqueue.conventions.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What no linter looks at: how queues, tables and functions fit together.
class QueuesAndTablesTest {
    private static final int SQS_BATCH_MAX = 10;

    /// Queues of what the tables still have, or Jira.
    private static final Set<String> CAN_BE_HAD_AGAIN =
            Set.of("ChangeFeedDeadLetterQueue", "FetchQueue", "FetchDeadLetterQueue");

    private final SamTemplate template = SamTemplate.read();

    @Test
    void a_message_stays_hidden_for_six_times_what_its_function_may_take() {
        assertThat(eventSources())
                .hasSize(4)
                .allSatisfy(source -> {
                    int timeout = template.properties(source.function()).path("Timeout").asInt();
                    int hidden = queue(source).path("VisibilityTimeout").asInt();
                    assertThat(timeout).isPositive();
                    assertThat(hidden).as(source.queue()).isGreaterThanOrEqualTo(6 * timeout);
                });
    }

    /// Lambda takes at most 10 messages at once from a FIFO queue, and waits for none.
    @Test
    void a_batch_is_no_larger_than_fifo_allows_and_is_not_delayed_to_fill() {
        assertThat(eventSources())
                .allSatisfy(source -> {
                    assertThat(queue(source).path("FifoQueue").asBoolean()).isTrue();
                    assertThat(source.mapping().path("BatchSize").asInt())
                            .isBetween(1, SQS_BATCH_MAX);
                    assertThat(source.mapping().has("MaximumBatchingWindowInSeconds")).isFalse();
                    assertThat(SamTemplate.texts(source.mapping().path("FunctionResponseTypes")))
                            .containsExactly("ReportBatchItemFailures");
                });
    }

    @Test
    void lanes_and_dead_letter_queues_are_fifo_in_high_throughput_and_encrypted() {
        assertThat(lanes())
                .hasSize(4)
                .allSatisfy((name, queue) -> {
                    assertThat(queue.path("DeduplicationScope").asText()).isEqualTo("messageGroup");
                    assertThat(queue.path("FifoThroughputLimit").asText())
                            .isEqualTo("perMessageGroupId");
                    assertThat(queue.path("SqsManagedSseEnabled").asBoolean()).isTrue();
                    assertThat(queue.path("MessageRetentionPeriod").asInt()).isEqualTo(1_209_600);
                });
    }

    @Test
    void what_a_lane_gives_up_goes_to_a_dead_letter_queue_that_the_redrive_reads() {
        var redriven =
                template.events("RedriveFunction", "SQS").stream()
                        .map(mapping -> mapping.path("Queue").asText())
                        .toList();
        var targets =
                Stream.of("InteractiveLane", "BulkLane")
                        .map(lane -> template.properties(lane).path("RedrivePolicy"))
                        .map(policy -> policy.path("deadLetterTargetArn").asText())
                        .toList();

        assertThat(redriven).containsExactlyElementsOf(targets).doesNotHaveDuplicates();
    }

    @Test
    void removing_the_stack_destroys_nothing_that_was_accepted() {
        var kept =
                Stream.of("AWS::SQS::Queue", "AWS::DynamoDB::Table", "AWS::S3::Bucket")
                        .flatMap(type -> template.resources(type).keySet().stream())
                        .filter(name -> !CAN_BE_HAD_AGAIN.contains(name));

        assertThat(Stream.concat(kept, Stream.of("WebhookSecret", "JiraCredentials")))
                .hasSize(10)
                .allSatisfy(name -> {
                    JsonNode resource = template.resource(name);
                    assertThat(resource.path("DeletionPolicy").asText())
                            .isEqualTo("RetainExceptOnCreate");
                    assertThat(resource.path("UpdateReplacePolicy").asText()).isEqualTo("Retain");
                });
    }

    @Test
    void tables_can_be_restored_are_encrypted_and_protected() {
        assertThat(template.resources("AWS::DynamoDB::Table"))
                .hasSize(3)
                .allSatisfy((name, table) -> {
                    assertThat(table.path("BillingMode").asText()).isEqualTo("PAY_PER_REQUEST");
                    assertThat(table.findValue("PointInTimeRecoveryEnabled").asBoolean()).isTrue();
                    assertThat(table.findValue("SSEEnabled").asBoolean()).isTrue();
                    assertThat(table.path("DeletionProtectionEnabled").asText())
                            .isEqualTo("DeletionProtection");
                });
    }

    /// Sync takes from it itself: an event source would cost concurrency that small accounts lack,
    /// and would take messages while no site may be asked.
    @Test
    void no_function_is_invoked_by_the_fetch_queue_and_sync_has_time_for_what_it_takes() {
        JsonNode queue = template.properties("FetchQueue");

        assertThat(eventSources()).extracting(EventSource::queue).doesNotContain("FetchQueue");
        assertThat(queue.path("DelaySeconds").asInt()).isEqualTo(120);
        assertThat(queue.path("VisibilityTimeout").asInt())
                .isGreaterThan(template.properties("SyncFunction").path("Timeout").asInt());
        assertThat(queue.at("/RedrivePolicy/deadLetterTargetArn").asText())
                .isEqualTo("FetchDeadLetterQueue.Arn");
        assertThat(template.properties("FetchDeadLetterQueue").path("MessageRetentionPeriod"))
                .isEqualTo(queue.path("MessageRetentionPeriod"));
    }

    /// What the pipe lets through is the state of an issue, and nothing else of the table.
    @Test
    void the_change_feed_reports_only_states() {
        String pattern =
                template.properties("ChangePipe")
                        .at("/SourceParameters/FilterCriteria/Filters/0/Pattern")
                        .asText();

        assertThat(pattern).contains("\"sk\":{\"S\":[\"state\"]}").contains("INSERT", "MODIFY");
        assertThat(template.properties("QueueTable").has("StreamSpecification")).isTrue();
    }

    private Map<String, JsonNode> lanes() {
        var queues = template.resources("AWS::SQS::Queue");
        queues.keySet().removeAll(CAN_BE_HAD_AGAIN);
        return queues;
    }

    private JsonNode queue(EventSource source) {
        return template.properties(source.queue());
    }

    private List<EventSource> eventSources() {
        return template.resources(SamTemplate.FUNCTION).keySet().stream()
                .flatMap(function ->
                        template.events(function, "SQS").stream()
                                .map(mapping -> new EventSource(function, mapping)))
                .toList();
    }

    private record EventSource(String function, JsonNode mapping) {
        String queue() {
            return mapping.path("Queue").asText().replace(".Arn", "");
        }
    }
}
