package io.sprintqueue.local.runtime;

import static io.sprintqueue.local.runtime.TestProgram.event;
import static io.sprintqueue.local.runtime.TestProgram.json;
import static io.sprintqueue.local.runtime.TestProgram.tell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

@Execution(ExecutionMode.CONCURRENT)
class PoolTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Map<String, String> OUTER =
            Map.of("PATH", "/bin", "HOME", "/tmp", "SECRET_OF_THE_SHELL", "x");

    @Test
    void a_process_finds_what_lambda_promises_and_nothing_of_the_shell() {
        try (Pool pool = start(1, TIMEOUT, Map.of("TABLE_NAME", "queue", "AWS_REGION", "local"))) {
            JsonNode told = json(pool.invoke(tell("Zürich 🚀")));

            assertThat(told.path("said").asText()).isEqualTo("Zürich 🚀");
            assertThat(told.path("function").asText()).isEqualTo("TestFunction");
            assertThat(told.path("arn").asText()).endsWith(":function:TestFunction");
            assertThat(told.path("memory").asInt()).isEqualTo(512);
            assertThat(told.path("milliseconds").asInt()).isBetween(1, 10_000);
            assertThat(told.path("variables").asText().split(" "))
                    .contains("PATH", "TABLE_NAME", "_HANDLER", "AWS_LAMBDA_FUNCTION_VERSION")
                    .doesNotContain("SECRET_OF_THE_SHELL");
        }
    }

    @Test
    void what_a_function_throws_fails_its_invocation_and_no_other() {
        try (Pool pool = start(1, TIMEOUT, Map.of())) {
            assertThatThrownBy(() -> pool.invoke(event("{\"do\":\"throw\"}")))
                    .isInstanceOf(InvocationFailed.class)
                    .hasMessage("java.lang.IllegalArgumentException: as told");
            long before = process(pool).pid();
            assertThat(json(pool.invoke(tell("on"))).path("said").asText()).isEqualTo("on");
            assertThat(process(pool).pid()).isEqualTo(before);
        }
    }

    @Test
    void a_killed_process_fails_its_invocation_and_is_replaced() {
        try (Pool pool = start(1, TIMEOUT, Map.of())) {
            pool.awaitFirst();
            ProcessHandle killed = process(pool);
            var invocation =
                    CompletableFuture.supplyAsync(() -> pool.invoke(event("{\"do\":\"wait\"}")));
            TestProgram.await("busy", () -> pool.statuses().getFirst().busy());
            assertThat(killed.destroyForcibly()).isTrue();

            assertThatThrownBy(invocation::join)
                    .hasRootCauseInstanceOf(InvocationFailed.class)
                    .hasMessageContaining("ended with code 137 before it answered");
            assertThat(json(pool.invoke(tell("again"))).path("said").asText()).isEqualTo("again");
            assertThat(process(pool)).isNotEqualTo(killed);
        }
    }

    @Test
    void a_process_that_takes_too_long_is_killed_and_replaced() {
        try (Pool pool = start(1, Duration.ofSeconds(5), Map.of())) {
            pool.awaitFirst();
            ProcessHandle slow = process(pool);

            assertThatThrownBy(() -> pool.invoke(event("{\"do\":\"wait\"}")))
                    .hasMessageContaining("was killed: timed out after PT5S");
            assertThat(pool.statuses()).extracting(InstanceStatus::handle).doesNotContain(slow);
            TestProgram.await("its end", () -> !slow.isAlive());
            assertThat(json(pool.invoke(tell("again"))).path("said").asText()).isEqualTo("again");
        }
    }

    @Test
    void two_processes_handle_two_events_at_once_and_end_with_the_pool() {
        var last = new ArrayList<InstanceStatus>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                Pool pool = start(2, Duration.ofSeconds(60), Map.of())) {
            List<Future<?>> answers =
                    IntStream.range(0, 2)
                            .<Future<?>>mapToObj(_ ->
                                    threads.submit(() -> pool.invoke(event("{\"do\":\"wait\"}"))))
                            .toList();
            TestProgram.await("both busy", () -> busy(pool).size() == 2);
            last.addAll(busy(pool));
            assertThat(answers).noneMatch(Future::isDone);
        }
        assertThat(last).hasSize(2).noneMatch(status -> status.handle().isAlive());
    }

    @Test
    void a_function_that_cannot_start_says_why() {
        var program = TestProgram.of(TIMEOUT, Map.of("BROKEN", "yes"));
        Instance instance = Instance.start(program, InstantSource.system(), OUTER, false);

        assertThatThrownBy(() -> instance.awaitReady(Duration.ofSeconds(30)))
                .isInstanceOf(InvocationFailed.class)
                .hasMessageContaining("TABLE_NAME is missing");
        TestProgram.await("its end", () -> !instance.isAlive());
    }

    @Test
    void where_the_machine_gives_no_process_another_one_is_tried(@TempDir Path directory)
            throws IOException {
        Path missing = directory.resolve("task");
        try (Pool pool = Pool.start(TestProgram.in(missing), 1, InstantSource.system(), OUTER)) {
            pool.awaitFirst();
            assertThat(pool.statuses()).isEmpty();
            Files.createDirectory(missing);

            assertThat(json(pool.invoke(tell("late"))).path("said").asText()).isEqualTo("late");
        }
    }

    @Test
    void the_pause_before_the_next_try_grows_up_to_a_bound() {
        assertThat(IntStream.of(0, 1, 2, 3, 7, 1_000).mapToObj(Pool::pause))
                .containsExactly(
                        Duration.ZERO,
                        Duration.ofMillis(200),
                        Duration.ofMillis(400),
                        Duration.ofMillis(800),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(10));
    }

    private static Pool start(int size, Duration timeout, Map<String, String> environment) {
        return Pool.start(
                TestProgram.of(timeout, environment), size, InstantSource.system(), OUTER);
    }

    private static List<InstanceStatus> busy(Pool pool) {
        return pool.statuses().stream().filter(InstanceStatus::busy).toList();
    }

    private static ProcessHandle process(Pool pool) {
        return pool.statuses().getFirst().handle();
    }
}
