package io.sprintqueue.lab.compare;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.client.HttpAnswer;
import io.sprintqueue.client.OperationsClient;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.lab.load.Records;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// This product, in a separate process, as a user starts it.
final class Up implements Side {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern READY = Pattern.compile("Sprintqueue is up: (http://\\S+)");
    private static final String UNFINISHED = "RETRYING";

    /// The load generator's issue of index 0.
    private static final int FIRST_ISSUE = 900_000;

    private final Job job;
    private final Processes processes;
    private final Function<URI, OperationsClient> clients;
    private volatile @Nullable Process process;
    private volatile @Nullable DonePage page;
    private @Nullable URI url;

    /// @param launcher runs `sprintqueue`
    /// @param clients make a client for the address at which it is up
    Up(List<String> launcher, Processes processes, Function<URI, OperationsClient> clients) {
        var command = new ArrayList<>(launcher);
        command.addAll(List.of("up", "--port", "0", "--secret", "default=" + SECRET));
        this.job = Job.of(PATIENCE, command.toArray(String[]::new));
        this.processes = processes;
        this.clients = clients;
    }

    @Override
    public Duration start() {
        long began = System.nanoTime();
        Process started = processes.start(job);
        process = started;
        var ready = new CompletableFuture<URI>();
        Thread.ofPlatform().daemon().start(() -> follow(started, ready));
        try {
            url = ready.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return Duration.ofNanos(System.nanoTime() - began);
        } catch (ExecutionException | TimeoutException notReady) {
            throw processes.failed(job, "is not up");
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            throw processes.failed(job, "was interrupted");
        }
    }

    /// Reads its output to the end, so that it is never held up by it.
    private void follow(Process started, CompletableFuture<URI> ready) {
        try (BufferedReader lines = started.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                processes.note(line);
                Matcher announced = READY.matcher(line);
                if (announced.find()) {
                    ready.complete(URI.create(announced.group(1)));
                }
            }
            ready.completeExceptionally(new IOException("it has ended"));
        } catch (IOException failed) {
            ready.completeExceptionally(failed);
        }
    }

    /// A new process has none, and it has no way to forget events meanwhile.
    @Override
    public void empty() {}

    @Override
    public Target target() {
        URI base = Objects.requireNonNull(url);
        OperationsClient operations = clients.apply(base);
        var done = new DonePage(() -> isIdle(operations.statistics(1)));
        page = done;
        return new Target(
                base + "/webhooks/jira",
                done.url(),
                List.of(DonePage.FIELD),
                List.of("--pids", "up=" + Objects.requireNonNull(process).pid()));
    }

    /// Whether nothing waits in any lane and nothing is being processed.
    static boolean isIdle(HttpAnswer statistics) {
        JsonNode lanes = statistics.body().path("lanes");
        return !lanes.isEmpty() && lanes.valueStream().allMatch(Up::isEmpty);
    }

    private static boolean isEmpty(JsonNode lane) {
        return lane.path("visible").asInt(1) == 0 && lane.path("inFlight").asInt(1) == 0;
    }

    @Override
    public Map<Quantity, Set<String>> parts() {
        return Map.of();
    }

    @Override
    public List<Applied> applied(Load load, Instant since) {
        Records records = Records.of(clients.apply(Objects.requireNonNull(url)));
        var applied = new ArrayList<Applied>();
        for (int issue = 0; issue < load.issues(); issue++) {
            read(records, Integer.toString(FIRST_ISSUE + issue), since, applied);
        }
        return applied;
    }

    /// Goes back through an issue's events to the first of the load. It may be an issue without
    /// any, which is not found.
    static void read(Records records, String issueId, Instant since, List<Applied> applied) {
        Instant begin = since.truncatedTo(ChronoUnit.MILLIS);
        String next = null;
        do {
            HttpAnswer part = records.ofIssue(Site.DEFAULT, issueId, next);
            if (part.status() != 200 && part.status() != 404) {
                throw new IllegalStateException(
                        "the events of issue %s cannot be read: %d"
                                .formatted(issueId, part.status()));
            }
            for (JsonNode event : part.body().path("events")) {
                Instant received = Instant.parse(event.path("receivedAt").asText());
                if (received.isBefore(begin)) {
                    return;
                }
                if (!event.path("outcome").asText().equals(UNFINISHED)) {
                    applied.add(
                            new Applied(
                                    event.path("identifier").asText(),
                                    received,
                                    Instant.parse(event.path("finishedAt").asText())));
                }
            }
            next = part.body().path("next").textValue();
        } while (next != null);
    }

    @Override
    public void close() {
        DonePage done = page;
        if (done != null) {
            done.close();
        }
        Process started = process;
        if (started != null) {
            Processes.end(started);
        }
    }
}
