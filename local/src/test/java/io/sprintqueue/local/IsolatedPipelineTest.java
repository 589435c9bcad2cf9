package io.sprintqueue.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.local.runtime.InstanceStatus;
import io.sprintqueue.testing.Eventually;
import io.sprintqueue.testing.IssueUpdate;
import io.sprintqueue.testing.ProjectFolder;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/// Functions in separate processes, and those processes killed.
class IsolatedPipelineTest {
    private static final String PROCESSOR = "ProcessorFunction";
    private static final int KILLS = 3;
    private static final int ISSUES = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final Instant begin = Instant.now().minusSeconds(1_000);

    private static RunningPipeline running;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        Path home = ProjectFolder.copyTo(folder, 6);
        running =
                new RunningPipeline(
                        new LocalOptions(
                                home.resolve("template.yaml"),
                                home.resolve("config/sprintqueue.yaml"),
                                0,
                                RunningPipeline.secrets(),
                                null,
                                2));
    }

    @AfterAll
    static void stop() {
        List<ProcessHandle> processes = handles("IngestFunction");
        running.close();
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void a_delivery_is_applied_by_processes() {
        JsonNode event = running.settled(Site.DEFAULT, IssueUpdate.of("900", "isolated", begin));

        assertThat(event.path("outcome").asText()).isEqualTo("APPLIED");
        assertThat(item("900").path("summary").asText()).isEqualTo("isolated");
        assertThat(handles("IngestFunction")).isNotEmpty().doesNotContain(ProcessHandle.current());
        assertThat(running.operations.item(Site.DEFAULT, "NOPE-1").status()).isEqualTo(404);
    }

    /// In each round every issue is updated once, and one issue is new; then the process that has
    /// a batch at hand is killed.
    @Test
    @Tag("full")
    void a_killed_processor_loses_nothing_and_does_nothing_twice() {
        var accepted = new ArrayList<String>();
        Set<Long> killed = new HashSet<>();
        for (int round = 1; round <= KILLS; round++) {
            await("two processors", () -> handles(PROCESSOR).size() == 2);
            List<CompletableFuture<String>> sent = send(round);
            killed.add(killABusyOne());
            sent.forEach(each -> accepted.add(each.join()));
        }

        assertThat(killed).hasSize(KILLS);
        assertThat(new HashSet<>(accepted)).hasSize(KILLS * (ISSUES + 1));
        assertThat(accepted)
                .allSatisfy(event ->
                        assertThat(running.settlement(Site.DEFAULT, event).path("outcome").asText())
                                .isEqualTo("APPLIED"));
        for (int issue = 0; issue < ISSUES; issue++) {
            assertThat(events("10" + issue)).hasSize(KILLS);
            assertThat(item("10" + issue).path("summary").asText()).isEqualTo("round " + KILLS);
            assertThat(item("10" + issue).path("revision").asInt()).isBetween(1, KILLS);
        }
        for (int round = 1; round <= KILLS; round++) {
            assertThat(events("50" + round)).hasSize(1);
            assertThat(item("50" + round).path("revision").asInt()).isEqualTo(1);
        }
    }

    private List<CompletableFuture<String>> send(int round) {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            return IntStream.rangeClosed(0, ISSUES)
                    .mapToObj(index -> index == ISSUES ? "50" + round : "10" + index)
                    .map(issue -> update(issue, round))
                    .map(body ->
                            CompletableFuture.supplyAsync(
                                    () -> running.accepted(Site.DEFAULT, body), threads))
                    .toList();
        } finally {
            threads.shutdown();
        }
    }

    private String update(String issue, int round) {
        return IssueUpdate.of(issue, "round " + round, begin.plusSeconds(round));
    }

    private static long killABusyOne() {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(deadline)) {
            for (InstanceStatus status : running.pipeline.processes(PROCESSOR)) {
                if (status.busy() && status.handle().destroyForcibly()) {
                    return status.handle().pid();
                }
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("no process was busy within " + PATIENCE);
    }

    private static List<ProcessHandle> handles(String function) {
        return running.pipeline.processes(function).stream().map(InstanceStatus::handle).toList();
    }

    private static JsonNode item(String issue) {
        return running.operations.item(Site.DEFAULT, "TES-" + issue).body();
    }

    private static List<JsonNode> events(String issue) {
        String list = running.get("/ops/events?site=default&issue=" + issue).body();
        return StreamSupport.stream(RunningPipeline.json(list).path("events").spliterator(), false)
                .toList();
    }

    private static void await(String what, BooleanSupplier reached) {
        Eventually.isTrue(what, PATIENCE, reached);
    }
}
