package io.sprintqueue.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.operations.Api.Answered;
import io.sprintqueue.operations.Health.Check;
import io.sprintqueue.operations.Health.Status;
import io.sprintqueue.store.InMemoryQueueStore;
import io.sprintqueue.store.Samples;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;

class HealthTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Samples.NOW);
    private final AtomicReference<Status> status = new AtomicReference<>(Status.OK);
    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void all_well_is_ok() {
        assertThat(answer(() -> Status.OK, () -> Status.OK))
                .isEqualTo(new Answered(200, Api.json("{\"status\":\"ok\"}"), Map.of()));
    }

    @Test
    void one_that_needs_a_look_makes_it_degraded_and_still_200() {
        assertThat(answer(() -> Status.OK, () -> Status.DEGRADED, () -> Status.OK))
                .isEqualTo(new Answered(200, Api.json("{\"status\":\"degraded\"}"), Map.of()));
    }

    @Test
    void one_that_throws_makes_it_down_with_503_and_says_nothing_of_why() {
        assertThat(
                        answer(
                                () -> Status.DEGRADED,
                                () -> {
                                    throw new IllegalStateException("secret-host does not answer");
                                },
                                () -> Status.OK))
                .isEqualTo(new Answered(503, Api.json("{\"status\":\"down\"}"), Map.of()));
    }

    @Test
    void through_the_handler_down_says_when_to_come_again() {
        var health = new Health(List.of(new Check("x", () -> Status.DOWN)), now::get);
        var reader = new InMemoryQueueStore(now::get);
        var handler = new Api().over(reader, health);

        var answer = Api.ask(handler, "GET /health", Map.of(), Map.of());

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers()).containsEntry("retry-after", "10");
    }

    @Test
    void what_was_seen_is_remembered_for_ten_seconds() {
        var health = counting();
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
        var health = counting();
        health.answer();
        status.set(Status.OK);
        now.set(Samples.NOW.plusSeconds(10));

        assertThat(health.answer().status()).isEqualTo(200);
    }

    @Test
    void many_at_once_get_the_same_answer_and_leave_it_remembered() {
        var health = counting();
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

    @Test
    void the_dependencies_are_looked_at_side_by_side() {
        var both = new CountDownLatch(2);
        Look meets =
                () -> {
                    both.countDown();
                    try {
                        return both.await(30, TimeUnit.SECONDS) ? Status.OK : Status.DOWN;
                    } catch (InterruptedException interrupted) {
                        throw new IllegalStateException(interrupted);
                    }
                };

        assertThat(answer(meets, meets).status()).isEqualTo(200);
    }

    private Health counting() {
        return new Health(
                List.of(
                        new Check(
                                "counted",
                                () -> {
                                    looks.incrementAndGet();
                                    return status.get();
                                })),
                now::get);
    }

    /// How one dependency looks.
    private interface Look extends Supplier<Status> {}

    private Answered answer(Look... looks) {
        var health =
                new Health(
                        List.of(looks).stream().map(look -> new Check("one", look)).toList(),
                        now::get);
        Answer answer = health.answer();
        return new Answered(answer.status(), answer.body(), Map.of());
    }
}
