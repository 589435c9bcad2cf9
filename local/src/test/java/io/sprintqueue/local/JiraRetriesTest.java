package io.sprintqueue.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.delivery.Secret;
import io.sprintqueue.local.SqsProxy.Mode;
import io.sprintqueue.testing.IssueUpdate;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/// What Jira sends more than once, on the real engines.
class JiraRetriesTest {
    private static final Secret SECRET = new Secret("a secret of the tests");
    private static final Duration LAST_RETRY = Duration.ofMinutes(75);
    private static int issues = 3_000;
    private static SteppedPipeline pipeline;
    private final String issue = Integer.toString(++issues);
    private final String key = "TES-" + issue;
    private String update = "";

    @BeforeAll
    static void start() throws IOException {
        pipeline = new SteppedPipeline("a secret of the tests");
    }

    @AfterAll
    static void stop() {
        pipeline.close();
    }

    @BeforeEach
    void newUpdate() {
        update = IssueUpdate.of(issue, "once", pipeline.clock.instant());
        pipeline.proxy.be(Mode.FAITHFUL);
    }

    @Test
    void a_retry_within_five_minutes_never_gets_into_the_lane() {
        deliver("a", 0);
        assertThat(pipeline.process("InteractiveLane")).isEqualTo(1);
        JsonNode before = pipeline.events(key);

        deliver("a", 1);

        assertThat(pipeline.process("InteractiveLane")).isZero();
        assertThat(pipeline.events(key)).isEqualTo(before).hasSize(1);
    }

    @Test
    void a_retry_75_minutes_later_changes_nothing_though_sqs_has_forgotten_the_first() {
        deliver("a", 0);
        pipeline.process("InteractiveLane");
        JsonNode event = pipeline.events(key);
        JsonNode item = pipeline.item(key);

        pipeline.clock.advance(LAST_RETRY);
        pipeline.proxy.be(Mode.FORGETS);
        deliver("a", 5);

        assertThat(pipeline.process("InteractiveLane")).isEqualTo(1);
        // A copy that had been processed again would be STALE, with a record of its own time.
        assertThat(pipeline.events(key)).isEqualTo(event).hasSize(1);
        assertThat(pipeline.item(key)).isEqualTo(item);
        assertThat(event.path(0).path("outcome").asText()).isEqualTo("APPLIED");
    }

    @Test
    void a_retry_after_a_503_that_had_in_fact_enqueued_is_absorbed_by_sqs() {
        pipeline.proxy.be(Mode.LOSES_ANSWERS);
        assertThat(pipeline.deliver(update, SECRET, headers("a", 0))).isEqualTo(503);
        pipeline.proxy.be(Mode.FAITHFUL);
        deliver("a", 1);

        assertThat(pipeline.process("InteractiveLane")).isEqualTo(1);
        assertOneEffect();
    }

    @Test
    void both_copies_in_one_batch_have_one_effect() {
        pipeline.proxy.be(Mode.LOSES_ANSWERS);
        assertThat(pipeline.deliver(update, SECRET, headers("a", 0))).isEqualTo(503);
        pipeline.proxy.be(Mode.FORGETS);
        deliver("a", 1);

        assertThat(pipeline.process("InteractiveLane")).isEqualTo(2);
        assertOneEffect();
    }

    @Test
    void one_webhook_registered_twice_has_one_effect() {
        deliver("first", 0);
        deliver("second", 0);

        assertThat(pipeline.process("InteractiveLane")).isEqualTo(1);
        assertOneEffect();
        assertThat(pipeline.events(key).path(0).path("identifier").asText()).isEqualTo("first");
    }

    @Test
    void one_webhook_registered_twice_has_one_effect_even_if_sqs_accepts_both() {
        pipeline.proxy.be(Mode.FORGETS);
        deliver("first", 0);
        deliver("second", 0);

        assertThat(pipeline.process("InteractiveLane")).isEqualTo(2);
        assertOneEffect();
        assertThat(pipeline.events(key).path(0).path("identifier").asText()).isEqualTo("first");
    }

    @Test
    void the_same_bytes_in_both_lanes_have_one_effect() {
        deliver("first", 0);
        var secondary =
                Map.of(
                        "x-atlassian-webhook-identifier",
                        "second",
                        "x-atlassian-webhook-flow",
                        "Secondary");
        assertThat(pipeline.deliver(update, SECRET, secondary)).isEqualTo(202);

        assertThat(pipeline.process("BulkLane")).isEqualTo(1);
        assertThat(pipeline.process("InteractiveLane")).isEqualTo(1);
        assertOneEffect();
        assertThat(pipeline.events(key).path(0).path("lane").asText()).isEqualTo("bulk");
    }

    private void assertOneEffect() {
        assertThat(pipeline.process("InteractiveLane")).isZero();
        assertThat(pipeline.events(key)).hasSize(1);
        assertThat(pipeline.events(key).path(0).path("outcome").asText()).isEqualTo("APPLIED");
        assertThat(pipeline.item(key).path("revision").asInt()).isEqualTo(1);
    }

    private void deliver(String identifier, int retry) {
        assertThat(pipeline.deliver(update, SECRET, headers(identifier, retry))).isEqualTo(202);
    }

    private static Map<String, String> headers(String identifier, int retry) {
        return Map.of(
                "x-atlassian-webhook-identifier",
                identifier,
                "x-atlassian-webhook-retry",
                Integer.toString(retry),
                "x-atlassian-webhook-flow",
                "Primary");
    }
}
