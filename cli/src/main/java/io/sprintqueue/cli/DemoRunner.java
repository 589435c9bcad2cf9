package io.sprintqueue.cli;

import io.sprintqueue.client.HttpAnswer;
import io.sprintqueue.client.OperationsClient;
import io.sprintqueue.client.WebhookSender;
import io.sprintqueue.core.delivery.Secret;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.delivery.SiteSecrets;
import io.sprintqueue.local.LocalPipeline;
import io.sprintqueue.local.story.SampleEvent;
import io.sprintqueue.local.story.StoryClock;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;

/// Sends a story to a running pipeline and prints the results.
final class DemoRunner {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long PAUSE_NANOS = Duration.ofMillis(20).toNanos();
    private static final int SAMPLE_WIDTH = 43;
    private static final List<Output.Field<Told>> FIELDS =
            List.of(
                    new Output.Field<>("SAMPLE", told -> told.event().name(), SAMPLE_WIDTH),
                    new Output.Field<>("EVENT", told -> told.event().webhookEvent()),
                    new Output.Field<>("OUTCOME", told -> told.text("outcome")),
                    Output.Field.flexible("REASON", told -> told.text("reason")));

    private final Output output;
    private final StoryClock clock;
    private final WebhookSender sender;
    private final OperationsClient operations;

    /// @param clock the pipeline's, which is set to the time of each event
    DemoRunner(LocalPipeline pipeline, Output output, StoryClock clock) {
        HttpClient http = Target.http();
        this.output = output;
        this.clock = clock;
        this.sender = new WebhookSender(http, pipeline.url());
        this.operations = new OperationsClient(http, pipeline.url(), request -> request);
    }

    /// Sends each event at its time in the story, when the one before is settled, and prints the
    /// tables. Then the pipeline's clock is the real one.
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
        clock.catchUp();
        output.table(told, FIELDS);
        StoryTimes.print(output, told, clock.instant());
        showSprints(events);
    }

    private Told tell(SampleEvent event, Secret secret) {
        clock.moveTo(event.sentAt());
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
                    && !settled.body().path("outcome").asText().equals("RETRYING")
                    && lanesAreEmpty()) {
                return new Told(event, settled.body());
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        throw new IllegalStateException(
                event.name() + " was not settled within " + PATIENCE.toSeconds() + " s");
    }

    /// The processor is done with a message when it is deleted: until then its time may not move.
    private boolean lanesAreEmpty() {
        return StreamSupport.stream(
                        operations.statistics(1).body().path("lanes").spliterator(), false)
                .allMatch(lane ->
                        lane.path("visible").asInt(1) + lane.path("inFlight").asInt(1) == 0);
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
                showReport(operations.sprintReport(sprint.site(), sprint.sprintId()));
            }
        }
    }

    /// Of a sprint that was started: what it was started with, and what came in later.
    private void showReport(HttpAnswer report) {
        if (Target.found(report) && report.body().path("start").path("at").isTextual()) {
            output.line("");
            SprintReportView.print(output, report.body());
        }
    }
}
