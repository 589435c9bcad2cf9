package io.sprintqueue.fakejira.server;

import io.sprintqueue.fakejira.webhook.Attempt;
import io.sprintqueue.fakejira.work.People;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/// Keeps a served Jira going in real time: people work in it, its webhooks are sent, and a page
/// shows it.
public final class LiveJira implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(LiveJira.class.getName());
    private static final long TICK_NANOS = Duration.ofMillis(20).toNanos();

    private final FakeJiraServer server;
    private final InstantSource clock;
    private final WebhookClient client = new WebhookClient();
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private final People people;
    private final Thread worker =
            Thread.ofPlatform().daemon().name("fake-jira").unstarted(this::run);
    private volatile boolean running = true;
    private double perSecond;
    private Instant nextAct;

    private LiveJira(
            FakeJiraServer server, InstantSource clock, double perSecond, RandomGenerator chance) {
        this.server = server;
        this.clock = clock;
        this.perSecond = perSecond;
        this.people = server.ask(jira -> new People(jira.site(), chance));
        this.nextAct = clock.instant();
    }

    /// Starts people and deliveries.
    ///
    /// @param perSecond how much people do in a second on average, 0 for nothing
    public static LiveJira start(
            FakeJiraServer server, InstantSource clock, double perSecond, RandomGenerator chance) {
        var live = new LiveJira(server, clock, perSecond, chance);
        server.serve("/", new PageHandler(server, live, clock)::handle);
        live.worker.start();
        return live;
    }

    /// People do so much in a second from now on. To be called by what has the Jira for itself.
    public void speed(double other) {
        perSecond = other;
    }

    /// How much people do in a second.
    double speed() {
        return perSecond;
    }

    private void run() {
        while (running) {
            try {
                advance();
            } catch (RuntimeException failed) {
                LOG.log(System.Logger.Level.ERROR, "people or deliveries failed", failed);
            }
            LockSupport.parkNanos(TICK_NANOS);
        }
    }

    private void advance() {
        Instant now = clock.instant();
        List<Attempt> due =
                server.ask(jira -> {
                    work(now);
                    return jira.outbox().due(now);
                });
        due.forEach(attempt -> senders.execute(() -> send(attempt)));
    }

    private void work(Instant now) {
        if (perSecond <= 0) {
            nextAct = now;
            return;
        }
        // After a pause of the process people do not catch up for hours.
        if (nextAct.isBefore(now.minus(Duration.ofSeconds(5)))) {
            nextAct = now;
        }
        while (!nextAct.isAfter(now)) {
            people.act(nextAct);
            nextAct = nextAct.plus(people.pause(perSecond));
        }
    }

    private void send(Attempt attempt) {
        int status = client.send(attempt, server.ask(jira -> jira.site().dialect()));
        server.with(jira -> jira.outbox().answered(attempt, status, clock.instant()));
    }

    /// Stops people and deliveries; those under way are cut.
    @Override
    public void close() {
        running = false;
        try {
            worker.join();
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
        senders.shutdownNow();
        client.close();
    }
}
