package io.sprintqueue.lab.load;

import io.sprintqueue.client.OperationsClient;
import io.sprintqueue.lab.Progress;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Deliveries sent at a steady rate, and their results.
///
/// @param answered from when each was due until its response
/// @param afterLastAnswer how long it took until all were settled, or patience ended
public record LoadRun(
        long sent,
        Ledger ledger,
        Latencies answered,
        Settling settling,
        Drain drain,
        Duration afterLastAnswer) {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /// Sends for so long, and returns when all is settled.
    ///
    /// @param task what the progress is called
    /// @param display shows the progress
    public static LoadRun of(
            String task,
            int rate,
            Duration length,
            Traffic traffic,
            JiraClient jira,
            OperationsClient operations,
            Progress.Display display) {
        var ledger = new Ledger();
        var answered = new Latencies();
        long sent = send(task, rate, length, traffic, jira, ledger, answered, display);
        long ended = System.nanoTime();
        var settling = new Settling();
        Drain drain = drained(operations, ledger, settling, display);
        return new LoadRun(
                sent,
                ledger,
                answered,
                settling,
                drain,
                Duration.ofNanos(System.nanoTime() - ended));
    }

    private static long send(
            String task,
            int rate,
            Duration length,
            Traffic traffic,
            JiraClient jira,
            Ledger ledger,
            Latencies answered,
            Progress.Display display) {
        try (var progress = display.of(task, rate * length.toSeconds());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return OpenLoop.run(
                    rate,
                    length,
                    () -> true,
                    threads,
                    due -> {
                        Delivery delivery = traffic.next(System.currentTimeMillis());
                        return () -> {
                            ledger.enter(delivery, jira.deliver(delivery));
                            answered.record(Duration.ofNanos(System.nanoTime() - due));
                            progress.step();
                        };
                    });
        }
    }

    private static Drain drained(
            OperationsClient operations,
            Ledger ledger,
            Settling settling,
            Progress.Display display) {
        try (var progress = display.of("Settling", ledger.acceptedCount())) {
            return new Draining(
                            Records.of(operations), settling, Pace.REAL, PATIENCE, progress::step)
                    .await(ledger.accepted().keySet());
        }
    }

    /// Whether all that was sent was accepted and has ended.
    public boolean isComplete() {
        return drain.isComplete() && ledger.acceptedCount() == sent;
    }

    /// From the first receipt to the last end; 0 where there was none.
    public double settledInMinute() {
        long millis = settling.whole().toMillis();
        return millis == 0 ? 0 : drain.settled() * 60_000.0 / millis;
    }

    /// How many of an entity's events were written at once, on average.
    public double eventsInCommit() {
        return settling.commits() == 0 ? 0 : 1.0 * drain.settled() / settling.commits();
    }
}
