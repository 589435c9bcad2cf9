package io.sprintqueue.cli;

import io.sprintqueue.cli.client.OperationsClient;
import io.sprintqueue.cli.client.WebhookSender;
import io.sprintqueue.cli.load.Consumption;
import io.sprintqueue.cli.load.Delivery;
import io.sprintqueue.cli.load.Drain;
import io.sprintqueue.cli.load.JiraClient;
import io.sprintqueue.cli.load.Latencies;
import io.sprintqueue.cli.load.Ledger;
import io.sprintqueue.cli.load.OpenLoop;
import io.sprintqueue.cli.load.Settling;
import io.sprintqueue.cli.load.Traffic;
import io.sprintqueue.cli.local.LocalOptions;
import io.sprintqueue.cli.local.LocalPipeline;
import io.sprintqueue.cli.local.runtime.InstanceStatus;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.delivery.SiteSecrets;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

/// `sprintqueue load`.
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = {
            "Send signed deliveries to a pipeline at a steady rate, and tell how long it took to"
                    + " answer them, counted from when each was to be sent, how long from there"
                    + " until each was applied, and what it cost.",
            "Exits with 1 if not all were accepted and settled."
        },
        footer = {
            "",
            "Example: sprintqueue load --rate 50 --seconds 30 --issues 200 --body-kb 8",
            "Example: sprintqueue load --up --rate 200 --seconds 60 --json"
        })
final class LoadCommand implements Callable<Integer> {
    private static final Duration RETRY_PAUSE = Duration.ofSeconds(1);
    private static final int INSTANCES = 2;

    /// The sender, and with a pipeline of its own the engines and pollers too.
    private static final String THIS = "this process";

    private static final List<String> FUNCTIONS =
            List.of("IngestFunction", "ProcessorFunction", "RedriveFunction", "OperationsFunction");
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

    @Option(
            names = "--up",
            description =
                    "Start a pipeline for the load in the place of --url, each function in "
                            + INSTANCES
                            + " processes of its own.")
    private boolean own;

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
        ProcessHandle current = ProcessHandle.current();
        if (!own) {
            return load(target.url(), senders, resolved, Map.of(THIS, List.of(current)));
        }
        try (LocalPipeline pipeline = pipeline(resolved)) {
            var processes = new HashMap<>(Map.of(THIS, List.of(current)));
            for (String function : FUNCTIONS) {
                processes.put(
                        function,
                        pipeline.processes(function).stream().map(InstanceStatus::handle).toList());
            }
            return load(pipeline.url(), senders, resolved, processes);
        }
    }

    private LocalPipeline pipeline(SiteSecrets resolved) {
        Home home = Home.find();
        var options =
                new LocalOptions(
                        home.template(), home.configuration(), 0, resolved, null, INSTANCES);
        return LocalPipeline.start(options, InstantSource.system());
    }

    private int load(
            URI url,
            List<Site> senders,
            SiteSecrets resolved,
            Map<String, List<ProcessHandle>> processes) {
        Consumption before = Consumption.of(processes);
        var jira = new JiraClient(new WebhookSender(Target.http(), url), resolved, RETRY_PAUSE);
        var ledger = new Ledger();
        var answered = new Latencies();
        long sent = send(jira, senders, ledger, answered);
        long ended = System.nanoTime();
        var settling = new Settling();
        Drain drain = drained(target.clientOf(url), ledger, settling);
        var report =
                new LoadReport(
                        sent,
                        ledger,
                        answered,
                        settling,
                        drain,
                        Duration.ofNanos(System.nanoTime() - ended),
                        Consumption.of(processes).since(before));
        Output output = target.output(spec.commandLine().getOut());
        if (target.json()) {
            output.json(report.json());
        } else {
            report.figures().print(output);
        }
        return report.isComplete() ? ExitCode.OK : ExitCode.FAILED;
    }

    private long send(JiraClient jira, List<Site> senders, Ledger ledger, Latencies answered) {
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
                            answered.record(Duration.ofNanos(System.nanoTime() - due));
                            progress.step();
                        };
                    });
        }
    }

    private static Drain drained(OperationsClient operations, Ledger ledger, Settling settling) {
        try (var progress = Progress.of("Settling", ledger.acceptedCount())) {
            return Drain.await(
                    ledger.accepted().keySet(),
                    event -> settling.see(operations.event(event.site(), event.id().toString())),
                    DRAIN_PATIENCE,
                    progress::step);
        }
    }
}
