package io.sprintqueue.local;

import io.sprintqueue.core.delivery.Secret;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.testing.Eventually;
import io.sprintqueue.testing.IssueUpdate;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Deliveries of several senders without a pause, until it is closed.
final class DeliveryStream implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SENDERS = 4;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final AtomicInteger sent = new AtomicInteger();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private final Queue<String> accepted = new ConcurrentLinkedQueue<>();

    private DeliveryStream() {}

    /// Starts to send updates, each of its own issue.
    ///
    /// @param secret what each delivery is signed with
    static DeliveryStream start(
            RunningPipeline pipeline, InstantSource clock, Supplier<Secret> secret) {
        var stream = new DeliveryStream();
        for (int sender = 0; sender < SENDERS; sender++) {
            stream.threads.execute(() -> {
                while (stream.running.get()) {
                    stream.sendOne(pipeline, clock, secret);
                }
            });
        }
        return stream;
    }

    private void sendOne(RunningPipeline pipeline, InstantSource clock, Supplier<Secret> secret) {
        String issue = "7" + sent.incrementAndGet();
        String update = IssueUpdate.of(issue, "streamed", clock.instant());
        try {
            var answer =
                    pipeline.sender.send(Site.DEFAULT, RunningPipeline.body(update), secret.get());
            if (answer.status() == 202) {
                accepted.add(answer.body().path("eventId").asText());
            }
            answers.add(answer.status());
        } catch (RuntimeException unanswered) {
            answers.add(0);
        }
    }

    /// Waits until so many deliveries are answered that were sent after this was called.
    void pass(int count) {
        int enough = answers.size() + SENDERS + count;
        Eventually.isTrue(count + " more are answered", PATIENCE, () -> answers.size() >= enough);
    }

    /// The status of each answer; 0 where there was none.
    List<Integer> answers() {
        return List.copyOf(answers);
    }

    /// The ids of the events that were accepted.
    List<String> accepted() {
        return List.copyOf(accepted);
    }

    /// Sends no more, and waits for the answers to what was sent.
    @Override
    public void close() {
        running.set(false);
        threads.close();
    }
}
