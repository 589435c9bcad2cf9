package io.sprintqueue.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.client.HttpAnswer;
import io.sprintqueue.client.OperationsClient;
import io.sprintqueue.client.WebhookSender;
import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.testing.Eventually;
import io.sprintqueue.testing.IssueUpdate;
import io.sprintqueue.testing.ProjectFolder;
import io.sprintqueue.testing.TestOutput;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// `up --data`, killed under load. `-Dsprintqueue.kills=10` kills it more often than usual.
@Tag("full")
class KilledPipelineTest {
    private static final int KILLS = Integer.getInteger("sprintqueue.kills", 2);
    private static final int ACCEPTED_A_ROUND = 60;
    private static final int ISSUES = 15;
    private static final int SENDERS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final Instant begin = Instant.now().minusSeconds(100_000);

    @TempDir private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger numbers = new AtomicInteger();
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();

    /// What was sent and not answered by 202: Jira would send it again.
    private final Queue<Integer> unsure = new ConcurrentLinkedQueue<>();

    @Test
    void what_was_accepted_outlives_the_process() throws IOException {
        Path home = ProjectFolder.copyTo(folder, 4);
        for (int round = 1; round <= KILLS; round++) {
            Instant started = Instant.now();
            try (var up = start(home)) {
                Duration start = Duration.between(started, Instant.now());
                sendUntilKilled(up, round * ACCEPTED_A_ROUND);
                TestOutput.print(
                        "kill %d of %d: up in %d ms, %d accepted, %d without an answer"
                                .formatted(
                                        round,
                                        KILLS,
                                        start.toMillis(),
                                        accepted.size(),
                                        unsure.size()));
            }
        }
        try (var up = start(home)) {
            var sender = new WebhookSender(http, up.url());
            List.copyOf(unsure).forEach(number -> send(sender, number));
            compare(new OperationsClient(http, up.url(), request -> request));
        }
    }

    @Test
    void the_functions_of_a_killed_process_end_by_themselves() throws IOException {
        Path home = ProjectFolder.copyTo(folder, 4);
        List<ProcessHandle> functions;
        try (var up = UpProcess.start(home, "--isolate", "--instances=1")) {
            functions = up.handle().children().toList();
            assertThat(functions).hasSizeGreaterThanOrEqualTo(3);
        }
        Eventually.isTrue(
                "the functions end",
                PATIENCE,
                () -> functions.stream().noneMatch(ProcessHandle::isAlive));
    }

    private UpProcess start(Path home) throws IOException {
        return UpProcess.start(home, "--data=" + folder.resolve("data"));
    }

    private void sendUntilKilled(UpProcess up, int enough) {
        var sender = new WebhookSender(http, up.url());
        List<Integer> again = List.copyOf(unsure);
        unsure.clear();
        again.forEach(number -> send(sender, number));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int index = 0; index < SENDERS; index++) {
                threads.execute(() -> {
                    while (up.handle().isAlive()) {
                        send(sender, numbers.incrementAndGet());
                    }
                });
            }
            Eventually.isTrue(enough + " are accepted", PATIENCE, () -> accepted.size() >= enough);
            up.kill();
        }
    }

    private void send(WebhookSender sender, int number) {
        String body =
                IssueUpdate.of(
                        Integer.toString(1_000 + number % ISSUES),
                        "number " + number,
                        begin.plusSeconds(number));
        try {
            HttpAnswer answer =
                    sender.send(
                            Site.DEFAULT,
                            new Body(body.getBytes(StandardCharsets.UTF_8)),
                            UpProcess.SECRET);
            if (answer.status() == 202) {
                accepted.add(answer.body().path("eventId").asText());
            } else {
                unsure.add(number);
            }
        } catch (UncheckedIOException _) {
            unsure.add(number);
        }
    }

    private void compare(OperationsClient operations) {
        assertThat(accepted).hasSize(numbers.get());
        accepted.forEach(event ->
                assertThat(settled(operations, event).path("outcome").asText())
                        .isIn("APPLIED", "STALE"));
        for (int issue = 0; issue < ISSUES; issue++) {
            int newest = numbers.get() - Math.floorMod(numbers.get() - issue, ISSUES);
            JsonNode item = operations.item(Site.DEFAULT, "TES-" + (1_000 + issue)).body();
            assertThat(item.path("summary").asText()).isEqualTo("number " + newest);
            assertThat(item.path("revision").asInt()).isLessThanOrEqualTo(newest / ISSUES + 1);
        }
    }

    /// A cold start on a busy machine may fail first: what counts is the end.
    private static JsonNode settled(OperationsClient operations, String event) {
        return Eventually.get(
                        event,
                        PATIENCE,
                        () -> operations.event(Site.DEFAULT, event),
                        answer ->
                                answer.status() == 200
                                        && !answer.body()
                                                .path("outcome")
                                                .asText()
                                                .equals("RETRYING"))
                .body();
    }
}
