package io.sprintqueue.cli;

import io.sprintqueue.cli.client.HttpAnswer;
import io.sprintqueue.cli.client.OperationsClient;
import io.sprintqueue.cli.client.WebhookSender;
import io.sprintqueue.cli.load.Delivery;
import io.sprintqueue.cli.load.Drain;
import io.sprintqueue.cli.load.JiraClient;
import io.sprintqueue.cli.load.Ledger;
import io.sprintqueue.cli.load.OpenLoop;
import io.sprintqueue.cli.load.Traffic;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.delivery.SiteSecrets;

import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/// `sprintqueue load`.
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = {
            "Send signed deliveries to a pipeline at a steady rate, and tell how long it took to"
                    + " answer them, counted from when each was to be sent.",
            "Exits with 1 if not all were accepted and settled."
        },
        footer = {"", "Example: sprintqueue load --rate 50 --seconds 30 --issues 200 --body-kb 8"})
final class LoadCommand implements Callable<Integer> {
    private static final Duration RETRY_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration DRAIN_PATIENCE = Duration.ofMinutes(5);

    @Option(names = "--rate", required = true, description = "Deliveries a second, 1 to 10000.")
    private int rate;

    @Option(names = "--seconds", required = true, description = "For how long, 1 to 86400.")
    private int seconds;

    @Option(
            names = "--issues",
            defaultValue = "100",
            description = "How many issues of each site change (default: ${DEFAULT-VALUE}).")
    private int issues = 100;

    @Option(
            names = "--body-kb",
            defaultValue = "4",
            description = "How large a body is (default: ${DEFAULT-VALUE}).")
    private int bodyKilobytes = 4;

    @Option(
            names = "--sites",
            split = ",",
            paramLabel = "SITE",
            converter = Target.SiteConverter.class,
            description = "Sites that send, in the place of --site.")
    private List<Site> sites = new ArrayList<>();

    @Mixin private Target target = new Target();
    @Mixin private Secrets secrets = new Secrets();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        var check = new OptionCheck(spec);
        check.that(rate >= 1 && rate <= 10_000, "--rate is not from 1 to 10000");
        check.that(seconds >= 1 && seconds <= 86_400, "--seconds is not from 1 to 86400");
        check.that(issues >= 1 && issues <= 1_000_000, "--issues is not from 1 to 1000000");
        check.that(bodyKilobytes >= 1 && bodyKilobytes <= 4_000, "--body-kb is not from 1 to 4000");
        List<Site> senders = sites.isEmpty() ? List.of(target.site()) : sites;
        SiteSecrets resolved = secrets.resolve(System.getenv(), senders);
        senders.forEach(site ->
                check.that(
                        !resolved.of(site).isEmpty(), "no --secret is given for the site " + site));
        var jira =
                new JiraClient(
                        new WebhookSender(Target.http(), target.url()), resolved, RETRY_PAUSE);
        var ledger = new Ledger();
        var latencies = new ConcurrentHistogram(LONGEST.toNanos() / 1_000, 3);
        long sent = send(jira, senders, ledger, latencies);
        long ended = System.nanoTime();
        Drain drain = drained(ledger);
        long drainMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - ended);
        print(sent, ledger, latencies, drain, drainMillis);
        return drain.isComplete() && ledger.acceptedCount() == sent ? ExitCode.OK : ExitCode.FAILED;
    }

    private long send(JiraClient jira, List<Site> senders, Ledger ledger, Histogram latencies) {
        var mix = new Traffic.Mix(senders, issues, bodyKilobytes * 1_000, false);
        var traffic = new Traffic(mix, ThreadLocalRandom.current().nextLong());
        try (var progress = Progress.of("Sending", (long) rate * seconds);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return OpenLoop.run(
                    rate,
                    Duration.ofSeconds(seconds),
                    () -> true,
                    threads,
                    due -> {
                        Delivery delivery = traffic.next(System.currentTimeMillis());
                        return () -> {
                            ledger.enter(delivery, jira.deliver(delivery));
                            long micros = (System.nanoTime() - due) / 1_000;
                            latencies.recordValue(
                                    Math.min(micros, latencies.getHighestTrackableValue()));
                            progress.step();
                        };
                    });
        }
    }

    private Drain drained(Ledger ledger) {
        OperationsClient operations = target.client();
        try (var progress = Progress.of("Settling", ledger.acceptedCount())) {
            return Drain.await(
                    ledger.accepted().keySet(),
                    event -> settled(operations.event(event.site(), event.id().toString())),
                    DRAIN_PATIENCE,
                    progress::step);
        }
    }

    private static boolean settled(HttpAnswer answer) {
        return answer.status() == 200 && !answer.body().path("outcome").asText().equals("RETRYING");
    }

    private void print(
            long sent, Ledger ledger, Histogram latencies, Drain drain, long drainMillis) {
        var figures = new Figures();
        figures.add("sent", sent);
        figures.add("accepted", ledger.acceptedCount());
        figures.add("retries", ledger.retries());
        figures.add("given up", ledger.abandoned());
        figures.add("refused", ledger.refused().size());
        for (double percentile : new double[] {50, 90, 99, 99.9, 100}) {
            figures.add(
                    "answered, p" + Double.toString(percentile).replaceAll("\\.0$", ""),
                    "%.1f ms".formatted(latencies.getValueAtPercentile(percentile) / 1_000.0));
        }
        figures.add(
                "settled",
                "%,d, the last %,d ms after the last answer"
                        .formatted(drain.settled(), drainMillis));
        figures.print(target.output(spec.commandLine().getOut()));
    }
}
