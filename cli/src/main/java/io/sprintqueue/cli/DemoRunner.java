package io.sprintqueue.cli;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.client.HttpAnswer;
import io.sprintqueue.client.OperationsClient;
import io.sprintqueue.client.WebhookSender;
import io.sprintqueue.core.delivery.Secret;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.delivery.SiteSecrets;
import io.sprintqueue.local.LocalPipeline;
import io.sprintqueue.local.story.SampleEvent;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;

/// Sends a story to a running pipeline and prints the results.
final class DemoRunner {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long PAUSE_NANOS = Duration.ofMillis(20).toNanos();
    private static final List<Output.Field<Told>> FIELDS =
            List.of(
                    new Output.Field<>("SAMPLE", told -> told.event().name()),
                    new Output.Field<>("EVENT", told -> told.event().webhookEvent()),
                    new Output.Field<>("ISSUE", told -> told.text("issueKey")),
                    new Output.Field<>("LANE", told -> told.text("lane")),
                    new Output.Field<>("OUTCOME", told -> told.text("outcome")),
                    new Output.Field<>("REASON", told -> told.text("reason")));

    private final Output output;
    private final InstantSource clock;
    private final WebhookSender sender;
    private final OperationsClient operations;

    DemoRunner(LocalPipeline pipeline, Output output, InstantSource clock) {
        HttpClient http = Target.http();
        this.output = output;
        this.clock = clock;
        this.sender = new WebhookSender(http, pipeline.url());
        this.operations = new OperationsClient(http, pipeline.url(), request -> request);
    }

    /// An event, and its record once it is settled.
    private record Told(SampleEvent event, JsonNode record) {
        String text(String name) {
            return Output.text(record.path(name));
        }
    }

    /// Sends each event when the one before is settled, as it once happened, and prints the tables.
    ///
    /// @throws IllegalStateException if an event is not accepted, or not settled in time
    void tell(List<SampleEvent> events, SiteSecrets secrets) {
        var told = new ArrayList<Told>();
        try (TerminalProgress progress = TerminalProgress.of("events", events.size())) {
            for (SampleEvent event : events) {
                told.add(tell(event, secrets.of(event.site()).getFirst()));
                progress.step();
            }
        }
        output.table(told, FIELDS);
        showSprints(events);
    }

    private Told tell(SampleEvent event, Secret secret) {
        HttpAnswer accepted = sender.send(event.site(), event.body(), secret);
        if (accepted.status() != 202) {
            throw new IllegalStateException(
                    event.name() + " was answered " + accepted.status() + ", not 202");
        }
        String eventId = accepted.body().path("eventId").asText();
        Instant deadline = clock.instant().plus(PATIENCE);
        while (clock.instant().isBefore(deadline)) {
            HttpAnswer settled = operations.event(event.site(), eventId);
            if (settled.status() == 200
                    && !settled.body().path("outcome").asText().equals("RETRYING")) {
                return new Told(event, settled.body());
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        throw new IllegalStateException(
                event.name() + " was not settled within " + PATIENCE.toSeconds() + " s");
    }

    private void showSprints(List<SampleEvent> events) {
        record Key(Site site, String sprintId) {}
        var sprints =
                new TreeSet<Key>(Comparator.comparing(Key::site).thenComparing(Key::sprintId));
        events.forEach(
                event -> event.sprintId().ifPresent(id -> sprints.add(new Key(event.site(), id))));
        for (Key sprint : sprints) {
            HttpAnswer queue = operations.sprintQueue(sprint.site(), sprint.sprintId());
            if (Target.found(queue)) {
                output.line("");
                output.line("Site " + sprint.site());
                QueueTable.print(output, queue.body());
            }
        }
    }
}
