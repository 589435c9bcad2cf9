package io.sprintqueue.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.operations.HealthReport.Finding;
import io.sprintqueue.operations.HealthReport.Status;
import io.sprintqueue.store.InMemoryQueueStore;
import io.sprintqueue.store.Samples;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

class HealthTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Samples.NOW);
    private final AtomicReference<Status> status = new AtomicReference<>(Status.OK);
    private final AtomicInteger looks = new AtomicInteger();
    private final Health health = new Health(this::look, now::get);

    @Test
    void the_public_answer_is_one_word() {
        assertThat(health.answer()).isEqualTo(new Answer(200, Api.json("{\"status\":\"ok\"}")));
    }

    @Test
    void what_needs_a_look_is_degraded_and_still_200() {
        status.set(Status.DEGRADED);

        assertThat(health.answer())
                .isEqualTo(new Answer(200, Api.json("{\"status\":\"degraded\"}")));
    }

    @Test
    void down_says_nothing_of_why_and_through_the_handler_when_to_come_again() {
        status.set(Status.DOWN);
        var reader = new InMemoryQueueStore(now::get);
        var handler = new Api().over(reader, health);

        var answer = Api.ask(handler, "GET /health", Map.of(), Map.of());

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo(Api.json("{\"status\":\"down\"}"));
        assertThat(answer.headers()).containsEntry("retry-after", "10");
        assertThat(Api.ask(handler, "GET /ops/health", Map.of(), Map.of()).body().path("checks"))
                .singleElement()
                .isEqualTo(
                        Api.json(
                                """
                                {"name":"one","status":"down","message":"why"}\
                                """));
    }

    @Test
    void what_was_seen_is_remembered_for_ten_seconds() {
        health.answer();
        status.set(Status.DOWN);
        now.set(Samples.NOW.plusMillis(9_999));

        assertThat(health.answer().status()).isEqualTo(200);
        assertThat(looks).hasValue(1);

        now.set(Samples.NOW.plusMillis(10_000));
        assertThat(health.answer().status()).isEqualTo(503);
        assertThat(looks).hasValue(2);
    }

    @Test
    void what_was_down_is_looked_at_again_too() {
        status.set(Status.DOWN);
        health.answer();
        status.set(Status.OK);
        now.set(Samples.NOW.plusSeconds(10));

        assertThat(health.answer().status()).isEqualTo(200);
    }

    @Test
    void an_operator_is_shown_what_is_so_now() {
        health.answer();
        status.set(Status.DOWN);

        assertThat(health.whole().status()).isEqualTo(503);
        assertThat(health.answer().status()).isEqualTo(200);
    }

    @Test
    void many_at_once_get_the_same_answer_and_leave_it_remembered() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Answer>> answers =
                    IntStream.range(0, 16)
                            .mapToObj(_ -> CompletableFuture.supplyAsync(health::answer, threads))
                            .toList();
            assertThat(answers.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        }
        int before = looks.get();

        health.answer();

        assertThat(before).isBetween(1, 16);
        assertThat(looks).hasValue(before);
    }

    private HealthReport look() {
        looks.incrementAndGet();
        return new HealthReport(List.of(new Finding("one", status.get(), "why")), List.of(), null);
    }
}
