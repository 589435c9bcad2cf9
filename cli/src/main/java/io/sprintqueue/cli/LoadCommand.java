package io.sprintqueue.cli;

import io.sprintqueue.client.OperationsClient;
import io.sprintqueue.client.WebhookSender;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.delivery.SiteSecrets;
import io.sprintqueue.lab.load.Consumption;
import io.sprintqueue.lab.load.JiraClient;
import io.sprintqueue.lab.load.LoadRun;
import io.sprintqueue.lab.load.Traffic;
import io.sprintqueue.local.LocalOptions;
import io.sprintqueue.local.LocalPipeline;
import io.sprintqueue.local.runtime.InstanceStatus;

import org.jspecify.annotations.Nullable;

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
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;

/// `sprintqueue load`.
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = {
            "Send signed deliveries to a pipeline at a steady rate, and report how long the"
                    + " responses took, counted from when each delivery was due, how long until"
                    + " each was applied, and what it cost.",
            "Exits with 1 if not all were accepted and settled."
        },
        footer = {
            "",
            "Example: sprintqueue load --rate 50 --seconds 30 --issues 200 --body-kb 8",
            "Example: sprintqueue load --up --rate 200 --seconds 60 --warm-up 40 --json"
        })
final class LoadCommand implements Callable<Integer> {
    private static final Duration RETRY_PAUSE = Duration.ofSeconds(1);
    private static final int INSTANCES = 2;
    private static final int INSTANCES_MAX = 16;

    /// The sender, and with its own pipeline the engines and pollers too.
    private static final String THIS = "this process";

    private static final List<String> FUNCTIONS =
            List.of("IngestFunction", "ProcessorFunction", "RedriveFunction", "OperationsFunction");

    @Option(names = "--rate", required = true, description = "Deliveries a second, 1 to 10000.")
    private int rate;

    @Option(names = "--seconds", required = true, description = "For how long, 1 to 86400.")
    private int seconds;

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description =
                    "Warm up for so long first, at the same rate or at 100 a second if that is"
                            + " lower, and count none of it. A JVM that has just started needs tens"
                            + " of seconds (default: ${DEFAULT-VALUE}).")
    private int warmUp;

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
            description = "Sites that send, instead of --site.")
    private List<Site> sites = new ArrayList<>();

    @Option(
            names = "--up",
            description =
                    "Start a pipeline for the load instead of --url, with each function in separate"
                            + " processes.")
    private boolean own;

    @Option(
            names = "--instances",
            paramLabel = "N",
            description =
                    "With --up: how many processes each function has, 1 to "
                            + INSTANCES_MAX
                            + ", or 0 for all functions in this process (default: "
                            + INSTANCES
                            + ").")
    private @Nullable Integer instances;

    @Mixin private Target target = new Target();
    @Mixin private Secrets secrets = new Secrets();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        List<Site> senders = sites.isEmpty() ? List.of(target.site()) : sites;
        LoadOptions options = options(senders);
        SiteSecrets resolved = secrets.resolve(System.getenv(), senders);
        var check = new OptionCheck(spec);
        senders.forEach(site ->
                check.that(
                        !resolved.of(site).isEmpty(), "no --secret is given for the site " + site));
        ProcessHandle current = ProcessHandle.current();
        Integer each = options.instances();
        if (each == null) {
            return load(target.url(), options, resolved, Map.of(THIS, List.of(current)));
        }
        try (LocalPipeline pipeline = pipeline(resolved, each)) {
            var processes = new HashMap<>(Map.of(THIS, List.of(current)));
            for (String function : FUNCTIONS) {
                processes.put(
                        function,
                        pipeline.processes(function).stream().map(InstanceStatus::handle).toList());
            }
            return load(pipeline.url(), options, resolved, processes);
        }
    }

    private LoadOptions options(List<Site> senders) {
        var check = new OptionCheck(spec);
        check.that(rate >= 1 && rate <= 10_000, "--rate is not from 1 to 10000");
        check.that(seconds >= 1 && seconds <= 86_400, "--seconds is not from 1 to 86400");
        check.that(issues >= 1 && issues <= 1_000_000, "--issues is not from 1 to 1000000");
        check.that(bodyKilobytes >= 1 && bodyKilobytes <= 4_000, "--body-kb is not from 1 to 4000");
        check.that(warmUp >= 0 && warmUp <= 3_600, "--warm-up is not from 0 to 3600");
        check.that(
                instances == null || (instances >= 0 && instances <= INSTANCES_MAX),
                "--instances is not from 0 to " + INSTANCES_MAX);
        check.that(instances == null || own, "--instances is for --up");
        return new LoadOptions(
                rate,
                Duration.ofSeconds(seconds),
                issues,
                bodyKilobytes,
                senders,
                Duration.ofSeconds(warmUp),
                own ? Optional.ofNullable(instances).orElse(INSTANCES) : null);
    }

    private static LocalPipeline pipeline(SiteSecrets resolved, int instances) {
        Home home = Home.find();
        var options =
                new LocalOptions(
                        home.template(), home.configuration(), 0, resolved, null, instances);
        return LocalPipeline.start(options, InstantSource.system());
    }

    private int load(
            URI url,
            LoadOptions options,
            SiteSecrets resolved,
            Map<String, List<ProcessHandle>> processes) {
        var jira = new JiraClient(new WebhookSender(Target.http(), url), resolved, RETRY_PAUSE);
        OperationsClient operations = target.clientOf(url);
        var mix = new Traffic.Mix(options.sites(), issues, bodyKilobytes * 1_000, false);
        var traffic = new Traffic(mix, ThreadLocalRandom.current().nextLong());
        if (options.warmUp().isPositive()) {
            LoadRun.of(
                    "Warming up",
                    options.warmUpRate(),
                    options.warmUp(),
                    traffic,
                    jira,
                    operations,
                    TerminalProgress::of);
        }
        Consumption before = Consumption.of(processes);
        LoadRun run =
                LoadRun.of(
                        "Sending",
                        rate,
                        options.length(),
                        traffic,
                        jira,
                        operations,
                        TerminalProgress::of);
        var report = new LoadReport(options, run, Consumption.of(processes).since(before));
        Output output = target.output(spec.commandLine().getOut());
        if (target.json()) {
            output.json(report.json());
        } else {
            report.figures().print(output);
        }
        return run.isComplete() ? ExitCode.OK : ExitCode.FAILED;
    }
}
