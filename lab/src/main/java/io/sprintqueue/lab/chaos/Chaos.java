package io.sprintqueue.lab.chaos;

import io.sprintqueue.aws.AwsClients;
import io.sprintqueue.client.OperationsClient;
import io.sprintqueue.client.WebhookSender;
import io.sprintqueue.core.delivery.Secret;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.delivery.SiteSecrets;
import io.sprintqueue.lab.load.Delivery;
import io.sprintqueue.lab.load.JiraClient;
import io.sprintqueue.lab.load.Ledger;
import io.sprintqueue.lab.load.OpenLoop;
import io.sprintqueue.lab.load.Traffic;
import io.sprintqueue.local.LocalOptions;
import io.sprintqueue.local.LocalPipeline;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// The pipeline, each function in separate processes, under load while faults are injected; then a
/// calm phase, in which everything must be processed; then the audit.
public final class Chaos {
    private static final List<Site> SITES = List.of(Site.DEFAULT, new Site("acme"));
    private static final Duration RETRY_PAUSE = Duration.ofSeconds(2);
    private static final Duration SETTLING_MAX = Duration.ofMinutes(10);
    private static final Duration SETTLING_MAX_ONCE_ENDED = Duration.ofSeconds(30);

    /// The load continues for sweeps that are left, but not for ever: this long for each.
    private static final Duration SWEEP_MAX = Duration.ofMinutes(2);

    /// So many seconds' worth of events is accepted before the next sweep.
    private static final int SECONDS_BETWEEN_SWEEPS = 3;

    private static final int ISSUES = 40;
    private static final int BODY_BYTES = 2_000;

    /// One in so many deliveries comes late, and one is sent twice.
    private static final int ODDS = 8;

    private static final int LATE_MILLIS_MAX = 3_000;

    private final ChaosOptions options;
    private final InstantSource clock;
    private final Consumer<String> progress;
    private final BooleanSupplier goesOn;
    private final Traffic traffic;
    private final Ledger ledger = new Ledger();
    private final SiteSecrets secrets =
            new SiteSecrets(
                    Map.of(
                            SITES.getFirst(), List.of(new Secret("chaos-default")),
                            SITES.getLast(), List.of(new Secret("chaos-acme"))));

    /// A run.
    ///
    /// @param progress is told how far it has come, a line at a time
    /// @param goesOn false to end it early
    public Chaos(
            ChaosOptions options,
            InstantSource clock,
            Consumer<String> progress,
            BooleanSupplier goesOn) {
        this.options = options;
        this.clock = clock;
        this.progress = progress;
        this.goesOn = goesOn;
        this.traffic =
                new Traffic(new Traffic.Mix(SITES, ISSUES, BODY_BYTES, true), options.seed());
    }

    /// What was done to the pipeline, and what the audit has found.
    ///
    /// @param sweepsMissing how many requested sweeps did not happen
    public record Report(Map<String, Integer> sabotage, Verdict verdict, int sweepsMissing) {
        /// Whether nothing was lost or doubled, and the run was as requested.
        public boolean holds() {
            return verdict.holds() && sweepsMissing == 0;
        }
    }

    /// Runs it all.
    ///
    /// @param configuration the file that the functions are configured by
    public Report run(Path configuration) {
        var local =
                new LocalOptions(
                        options.template(), configuration, 0, secrets, null, options.instances());
        try (var network = new Network();
                var pipeline = LocalPipeline.start(local, clock, network::through);
                var lanes = new Lanes(pipeline.aws());
                var http = HttpClient.newHttpClient()) {
            lanes.shortenVisibility();
            var sabotage = sabotaged(pipeline, network, http);
            boolean settled = settle(pipeline, lanes, http);
            int sweeps = goesOn.getAsBoolean() ? options.sweeps() : 0;
            return new Report(
                    sabotage,
                    audit(pipeline, http, settled),
                    Math.max(0, sweeps - sabotage.getOrDefault("sweep", 0)));
        }
    }

    /// Load, and a saboteur in parallel.
    private Map<String, Integer> sabotaged(
            LocalPipeline pipeline, Network network, HttpClient http) {
        URI url = network.through(Stretch.HTTP, pipeline.url());
        var jira = new JiraClient(new WebhookSender(http, url), secrets, RETRY_PAUSE);
        Plan plan = Plan.of(options.seed(), options.length(), options.kinds());
        var odds = new Random(options.seed());
        var faults = FaultInjector.start(pipeline, network, plan);
        faults.sweep(
                options.sweeps(), ledger::acceptedCount, options.rate() * SECONDS_BETWEEN_SWEEPS);
        long begin = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                ScheduledExecutorService reporter = Executors.newScheduledThreadPool(1);
                faults) {
            var _ = reporter.scheduleAtFixedRate(() -> report(faults), 10, 10, TimeUnit.SECONDS);
            OpenLoop.run(
                    options.rate(),
                    options.length().plus(SWEEP_MAX.multipliedBy(options.sweeps())),
                    () -> goesOn.getAsBoolean() && (lasts(begin) || faults.isSweeping()),
                    threads,
                    _ -> work(jira, odds, threads));
        }
        progress.accept(
                "The load and the faults have ended; waiting until everything is processed.");
        return faults.done();
    }

    private boolean lasts(long begin) {
        return System.nanoTime() - begin < options.length().toNanos();
    }

    private Runnable work(JiraClient jira, Random odds, ExecutorService threads) {
        Delivery delivery = traffic.next(clock.millis());
        long lateMillis = odds.nextInt(ODDS) == 0 ? odds.nextInt(LATE_MILLIS_MAX) : 0;
        if (odds.nextInt(ODDS) == 0) {
            threads.execute(() -> deliver(jira, delivery));
        }
        return () -> {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(lateMillis));
            deliver(jira, delivery);
        };
    }

    private void deliver(JiraClient jira, Delivery delivery) {
        ledger.enter(delivery, jira.deliver(delivery));
    }

    private void report(FaultInjector faults) {
        progress.accept(
                "accepted %,d · retries %,d · given up %,d · faults: %d"
                        .formatted(
                                ledger.acceptedCount(),
                                ledger.retries(),
                                ledger.abandoned(),
                                faults.done().values().stream().mapToInt(Integer::intValue).sum()));
    }

    /// Delivers what Jira had given up, since its model counts with it; then waits.
    private boolean settle(LocalPipeline pipeline, Lanes lanes, HttpClient http) {
        var jira = new JiraClient(new WebhookSender(http, pipeline.url()), secrets, RETRY_PAUSE);
        long begin = System.nanoTime();
        BooleanSupplier patient =
                () ->
                        System.nanoTime() - begin
                                < (goesOn.getAsBoolean() ? SETTLING_MAX : SETTLING_MAX_ONCE_ENDED)
                                        .toNanos();
        List<Delivery> open = ledger.takeGivenUp();
        while (!open.isEmpty() && patient.getAsBoolean()) {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                open.forEach(delivery -> threads.execute(() -> deliver(jira, delivery)));
            }
            open = ledger.takeGivenUp();
        }
        return open.isEmpty() && lanes.awaitEmpty(patient, progress);
    }

    private Verdict audit(LocalPipeline pipeline, HttpClient http, boolean settled) {
        var operations = new OperationsClient(http, pipeline.url(), request -> request);
        try (DynamoDbClient dynamoDb =
                new AwsClients(pipeline.aws().environment(), Duration.ofSeconds(30))
                        .client(DynamoDbClient.builder(), AwsClients.Service.DYNAMODB)) {
            return Verdict.of(
                    ledger,
                    Recorded.read(dynamoDb, pipeline.aws().physicalId("QueueTable")),
                    Comparison.of(traffic, operations),
                    settled);
        }
    }
}
