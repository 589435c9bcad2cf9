package io.sprintqueue.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.delivery.Body;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// What the pipeline promises, wherever it runs.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PipelineSuite {
    private static final int LARGE_BYTES = 1_500_000;

    private final AtomicInteger issues = new AtomicInteger(1_000);
    private Deliveries deliveries;

    /// Starts the pipeline, with an empty table.
    abstract Backend start(Path folder) throws Exception;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        deliveries = new Deliveries(start(folder));
    }

    @AfterAll
    void close() {
        if (deliveries != null) {
            deliveries.close();
        }
    }

    @Test
    void a_signed_delivery_is_accepted_and_becomes_an_item() {
        String issue = newIssue();
        JsonNode event = deliveries.settled(Deliveries.update(issue, "new", 5));

        assertThat(event.path("outcome").asText()).isEqualTo("APPLIED");
        assertThat(deliveries.item(issue).body().path("summary").asText()).isEqualTo("new");
    }

    @Test
    void a_delivery_that_is_not_signed_is_refused() {
        assertThat(deliveries.sendUnsigned(Deliveries.update(newIssue(), "x", 5))).isEqualTo(401);
    }

    @Test
    void the_same_delivery_five_times_at_once_has_one_effect() {
        String issue = newIssue();
        String update = Deliveries.update(issue, "once", 5);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<String>> sent =
                    IntStream.range(0, 5)
                            .mapToObj(_ ->
                                    CompletableFuture.supplyAsync(
                                            () -> deliveries.accepted(update), threads))
                            .toList();
            assertThat(sent.stream().map(CompletableFuture::join).distinct()).hasSize(1);
            JsonNode event = deliveries.settlement(sent.getFirst().join());
            assertThat(event.path("outcome").asText()).isEqualTo("APPLIED");
        }
        deliveries.settled(Deliveries.update(issue, "twice", 4));
        assertThat(deliveries.item(issue).body().path("revision").asInt()).isEqualTo(2);
    }

    @Test
    void of_two_updates_sent_newest_first_the_newer_wins() {
        String issue = newIssue();
        JsonNode newer = deliveries.settled(Deliveries.update(issue, "newer", 10));
        JsonNode older = deliveries.settled(Deliveries.update(issue, "older", 20));

        assertThat(newer.path("outcome").asText()).isEqualTo("APPLIED");
        assertThat(older.path("outcome").asText()).isEqualTo("STALE");
        assertThat(deliveries.item(issue).body().path("summary").asText()).isEqualTo("newer");
    }

    @Test
    void an_update_after_a_deletion_leaves_the_issue_deleted() {
        String issue = newIssue();
        deliveries.settled(Deliveries.update(issue, "alive", 30));
        deliveries.settled(
                Deliveries.update(issue, "alive", 20).replace("issue_updated", "issue_deleted"));
        deliveries.settled(Deliveries.update(issue, "raised?", 10));

        assertThat(deliveries.item(issue).status()).isEqualTo(410);
    }

    @Test
    void an_object_that_cannot_be_routed_ends_dead_with_its_body_kept() {
        String body = "{\"unknown\":\"event " + newIssue() + "\"}";
        JsonNode event = deliveries.settled(body);

        assertThat(event.path("outcome").asText()).isEqualTo("DEAD");
        assertThat(event.path("reason").asText()).isEqualTo("webhookEvent is missing or not text");
        assertThat(deliveries.keptBody(event.path("eventId").asText()))
                .isEqualTo(Deliveries.body(body));
    }

    @Test
    void a_body_too_large_for_a_lane_travels_by_the_bucket() {
        String issue = newIssue();
        JsonNode event = deliveries.settled(large(Deliveries.update(issue, "large", 5)));

        assertThat(event.path("outcome").asText()).isEqualTo("APPLIED");
        assertThat(deliveries.keptBody(event.path("eventId").asText()).sizeBytes())
                .isGreaterThan(LARGE_BYTES);
        assertThat(deliveries.item(issue).body().path("summary").asText()).isEqualTo("large");
    }

    @Test
    void what_always_fails_goes_to_the_dead_letter_queue_and_comes_back_by_redrive() {
        String issue = newIssue();
        Body body = Deliveries.body(large(Deliveries.update(issue, "late but whole", 5)));
        String eventId = deliveries.putIntoLaneWithoutItsBody(issue, body);
        deliveries.awaitDeadLetter();
        deliveries.keepBody(eventId, body);

        JsonNode event = deliveries.settlement(eventId);
        assertThat(event.path("outcome").asText()).isEqualTo("APPLIED");
        assertThat(event.path("redriveCycles").asInt()).isPositive();
        assertThat(event.path("lane").asText()).isEqualTo("bulk");
        assertThat(deliveries.item(issue).body().path("revision").asInt()).isEqualTo(1);
    }

    /// The update with incompressible text, in an unmapped field.
    private static String large(String update) {
        byte[] bytes = new byte[LARGE_BYTES];
        new Random(42).nextBytes(bytes);
        String noise = Base64.getEncoder().encodeToString(bytes);
        return update.replace("\"fields\":{", "\"fields\":{\"noise\":\"" + noise + "\",");
    }

    private String newIssue() {
        return Integer.toString(issues.incrementAndGet());
    }
}
