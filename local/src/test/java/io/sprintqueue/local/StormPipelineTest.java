package io.sprintqueue.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.aws.AwsClients;
import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.SignatureVerifier;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.embedded.EmbeddedAws;
import io.sprintqueue.embedded.EventSource;
import io.sprintqueue.testing.Eventually;
import io.sprintqueue.testing.IssueUpdate;
import io.sprintqueue.testing.ProjectFolder;
import io.sprintqueue.testing.TestOutput;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.services.sqs.SqsClient;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;

/// A bulk change of thousands of issues, and people who continue working meanwhile.
///
/// `-Dsprintqueue.storm.bulk=10000 -Dsprintqueue.storm.people=200` is the long form.
@Tag("full")
@Timeout(value = 1_800, unit = TimeUnit.SECONDS)
class StormPipelineTest {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int BULK = Integer.getInteger("sprintqueue.storm.bulk", 1_000);
    private static final int PEOPLE = Integer.getInteger("sprintqueue.storm.people", 40);

    /// So many of them must have been served while bulk work waited, however fast the machine is.
    private static final int OVERTAKING = 10;

    private static final int SHARED = 10;
    private static final int SENDERS = 16;
    private static final int WORKERS = 4;
    private static final String BULK_SOURCE =
            "(?s)\n        Bulk:\n          Type: SQS\n.*?\n(?=      P)";

    private int issues = 100_000;
    private final Instant start = Instant.now().minusSeconds(1_000);

    @Test
    void a_bulk_storm_delays_no_one_and_issues_in_both_lanes_end_at_the_truth(@TempDir Path folder)
            throws IOException {
        try (var pipeline = new RunningPipeline(withoutBulkWorkers(folder))) {
            people(pipeline, "warm", () -> true);
            Lags quiet = people(pipeline, "quiet", () -> true);
            Lags during;
            try (var _ = bulkWorkers(pipeline, folder)) {
                // The bulk work of the same machine, with hardly any of it waiting.
                during = peopleDuringBulk(pipeline);
                awaitEmpty(pipeline);
            }
            List<String> accepted = storm(pipeline);
            int before = waiting(pipeline);
            try (var _ = bulkWorkers(pipeline, folder)) {
                sharedByPeople(pipeline);
                Lags storm = people(pipeline, "storm", () -> waiting(pipeline) > 0);
                report(before, waiting(pipeline), List.of(quiet, during, storm));
                assertThat(storm.sortedMillis()).hasSizeGreaterThanOrEqualTo(OVERTAKING);
                awaitEmpty(pipeline);
            }
            assertThat(before).isEqualTo(accepted.size()).isGreaterThan(BULK);
            assertThat(each(accepted, id -> event(pipeline, id).path("outcome").asText()))
                    .containsOnly("APPLIED", "STALE");
            assertThat(lane(pipeline, "bulk").path("dlqVisible").asInt()).isZero();
            assertThat(lane(pipeline, "interactive").path("dlqVisible").asInt()).isZero();
            assertTheTruth(pipeline);
        }
    }

    /// The pipeline, but for the workers of the bulk lane, so that it can be filled.
    private static LocalOptions withoutBulkWorkers(Path folder) throws IOException {
        String template = Files.readString(ProjectFolder.find().resolve("template.yaml"));
        String without = template.replaceFirst(BULK_SOURCE, "\n");
        assertThat(without).isNotEqualTo(template);
        return new LocalOptions(
                Files.writeString(folder.resolve("template.yaml"), without),
                Files.writeString(folder.resolve("sprintqueue.yaml"), "limits: {}\n"),
                0,
                RunningPipeline.secrets());
    }

    /// The workers of the bulk lane, as many as the interactive lane has on one machine.
    private static EventSourcePoller bulkWorkers(RunningPipeline pipeline, Path folder) {
        EmbeddedAws aws = pipeline.pipeline.aws();
        SqsClient sqs =
                new AwsClients(aws.environment(), Duration.ofSeconds(30), aws.transport())
                        .client(SqsClient.builder(), AwsClients.Service.SQS);
        var host =
                new InProcessHost(
                        aws,
                        function -> {
                            var environment = new HashMap<>(aws.functionEnvironment(function));
                            environment.put(
                                    "CONFIG_FILE", folder.resolve("sprintqueue.yaml").toString());
                            return environment;
                        },
                        InstantSource.system(),
                        aws.transport());
        return EventSourcePoller.start(
                sqs,
                new EventSource(aws.physicalId("BulkLane"), 10, true, WORKERS),
                WORKERS,
                () -> host.invoker(LocalFunction.PROCESSOR));
    }

    private static void assertTheTruth(RunningPipeline pipeline) {
        for (int index = 0; index < SHARED; index++) {
            var item = pipeline.operations.item(Site.DEFAULT, "TES-" + shared(index)).body();
            assertThat(item.path("summary").asText())
                    .isEqualTo(index % 2 == 0 ? "by people" : "bulk, after people");
        }
    }

    /// How long each event took from its acceptance until it was applied.
    private record Lags(String name, List<Long> sortedMillis) {
        long percentile(int percent) {
            int rank = (sortedMillis.size() * percent + 99) / 100;
            return sortedMillis.get(Math.max(0, rank - 1));
        }
    }

    /// Updates of their own issues, one after the other, each awaited, while that holds.
    private Lags people(RunningPipeline pipeline, String name, BooleanSupplier holds) {
        var millis = new ArrayList<Long>();
        while (millis.size() < PEOPLE && holds.getAsBoolean()) {
            String update = IssueUpdate.of("1" + ++issues, name, start);
            JsonNode event = pipeline.settled(Site.DEFAULT, update);
            assertThat(event.path("lane").asText()).isEqualTo("interactive");
            assertThat(event.path("outcome").asText()).isEqualTo("APPLIED");
            millis.add(
                    Duration.between(
                                    Instant.parse(event.path("receivedAt").asText()),
                                    Instant.parse(event.path("finishedAt").asText()))
                            .toMillis());
        }
        return new Lags(name, millis.stream().sorted().toList());
    }

    /// The same while bulk deliveries arrive no faster than they are processed.
    private Lags peopleDuringBulk(RunningPipeline pipeline) {
        var working = new AtomicBoolean(true);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sending =
                    CompletableFuture.runAsync(
                            () -> {
                                for (int index = 0; working.get(); index++) {
                                    String id = bulk(pipeline, "8" + index, "during", start);
                                    if (index % 50 == 49) {
                                        pipeline.settlement(Site.DEFAULT, id);
                                    }
                                }
                            },
                            threads);
            Lags lags = people(pipeline, "during", () -> true);
            working.set(false);
            sending.join();
            return lags;
        }
    }

    /// Fills the bulk lane; last comes what concerns the issues that people work on: a change
    /// before theirs, and for every other issue one after it.
    private List<String> storm(RunningPipeline pipeline) {
        List<String> others = IntStream.range(0, BULK).mapToObj(index -> "9" + index).toList();
        var accepted = new ArrayList<>(each(others, issue -> bulk(pipeline, issue, "bulk", start)));
        for (int index = 0; index < SHARED; index++) {
            String issue = shared(index);
            accepted.add(bulk(pipeline, issue, "bulk, before people", start.plusSeconds(10)));
            if (index % 2 == 1) {
                accepted.add(bulk(pipeline, issue, "bulk, after people", start.plusSeconds(400)));
            }
        }
        return accepted;
    }

    private void sharedByPeople(RunningPipeline pipeline) {
        for (int index = 0; index < SHARED; index++) {
            String update = IssueUpdate.of(shared(index), "by people", start.plusSeconds(200));
            JsonNode event = pipeline.settled(Site.DEFAULT, update);
            assertThat(event.path("lane").asText()).isEqualTo("interactive");
        }
    }

    private static String shared(int index) {
        return "55" + index;
    }

    /// Delivers to the bulk lane; a 503, on a machine that is too busy, is sent again as Jira does.
    private static String bulk(RunningPipeline pipeline, String issue, String summary, Instant at) {
        byte[] body = IssueUpdate.of(issue, summary, at).getBytes(StandardCharsets.UTF_8);
        var headers =
                Map.of(
                        "Content-Type", "application/json",
                        "User-Agent", "Atlassian Webhook HTTP Client",
                        "X-Atlassian-Webhook-Flow", "Secondary",
                        "X-Hub-Signature",
                                SignatureVerifier.sign(new Body(body), RunningPipeline.SECRET));
        var answer = pipeline.post("/webhooks/jira", body, headers);
        while (answer.statusCode() == 503) {
            answer = pipeline.post("/webhooks/jira", body, headers);
        }
        assertThat(answer.statusCode()).isEqualTo(202);
        return RunningPipeline.json(answer.body()).path("eventId").asText();
    }

    private static JsonNode event(RunningPipeline pipeline, String eventId) {
        return pipeline.operations.event(Site.DEFAULT, eventId).body();
    }

    private static JsonNode lane(RunningPipeline pipeline, String lane) {
        return RunningPipeline.json(pipeline.get("/ops/health").body()).path("lanes").path(lane);
    }

    private static int waiting(RunningPipeline pipeline) {
        return lane(pipeline, "bulk").path("visible").asInt();
    }

    private static void awaitEmpty(RunningPipeline pipeline) {
        Eventually.isTrue(
                "the bulk lane is empty",
                PATIENCE,
                () -> {
                    JsonNode bulk = lane(pipeline, "bulk");
                    return bulk.path("visible").asInt() + bulk.path("inFlight").asInt() == 0;
                });
    }

    /// Does it with all of them, some at a time, and keeps their order.
    private static <T, R> List<R> each(List<T> all, Function<T, R> work) {
        var permits = new Semaphore(SENDERS);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<R>> results =
                    IntStream.range(0, all.size())
                            .mapToObj(index -> {
                                permits.acquireUninterruptibly();
                                return CompletableFuture.supplyAsync(
                                                () -> work.apply(all.get(index)), threads)
                                        .whenComplete((_, _) -> permits.release());
                            })
                            .toList();
            return results.stream().map(CompletableFuture::join).toList();
        }
    }

    private static void report(int before, int after, List<Lags> phases) {
        TestOutput.print(
                "storm: %d bulk deliveries queued when people began, %d when the last was served"
                        .formatted(before, after));
        long quiet = Math.max(1, phases.getFirst().percentile(95));
        for (Lags phase : phases) {
            TestOutput.print(
                    "storm: %-6s accepted→applied of %d: p50 %d ms, p95 %d ms, %.2f × quiet"
                            .formatted(
                                    phase.name(),
                                    phase.sortedMillis().size(),
                                    phase.percentile(50),
                                    phase.percentile(95),
                                    (double) phase.percentile(95) / quiet));
        }
    }
}
