package io.sprintqueue.cli;

import io.sprintqueue.fakejira.FakeJira;
import io.sprintqueue.fakejira.server.FakeJiraServer;
import io.sprintqueue.fakejira.server.LiveJira;
import io.sprintqueue.fakejira.site.Dialect;
import io.sprintqueue.fakejira.site.Site;
import io.sprintqueue.fakejira.site.SiteSettings;
import io.sprintqueue.fakejira.site.Webhook;
import io.sprintqueue.fakejira.work.SampleSite;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.concurrent.Callable;

/// `sprintqueue fake-jira`.
@Command(
        name = "fake-jira",
        mixinStandardHelpOptions = true,
        description = {
            "Run a Jira that is none: REST API, signed webhooks, people who work in it, and a page"
                    + " to click in.",
            "It keeps everything in memory and listens on loopback. docs/fake-jira.md says what it"
                    + " answers and what it leaves out."
        },
        footer = {
            "",
            "Examples:",
            "  sprintqueue fake-jira --seed 7 --speed 5",
            "  sprintqueue fake-jira --dialect dc10 --lag PT30S --lost 10",
            "  sprintqueue fake-jira --webhook http://127.0.0.1:7070/webhooks/jira"
        })
final class FakeJiraCommand implements Callable<Integer> {
    private static final int PORT = 7171;
    private static final int ISSUES_MAX = 1_000_000;
    private static final int SPEED_MAX = 1_000;
    private static final double PERCENT = 100;

    @Option(
            names = "--port",
            defaultValue = "" + PORT,
            converter = Port.Converter.class,
            description = "The port on loopback, 0 for any free one (default: ${DEFAULT-VALUE}).")
    private Port port = new Port(PORT);

    @Option(
            names = "--seed",
            defaultValue = "1",
            description =
                    "The same seed makes the same site, and people do the same things in the same"
                            + " order (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "How much people do in a second on average; 0 for nothing (default:"
                            + " ${DEFAULT-VALUE}).")
    private double speed = 1;

    @Option(
            names = "--dialect",
            defaultValue = "cloud",
            converter = DialectConverter.class,
            description = "cloud, dc9 or dc10 (default: ${DEFAULT-VALUE}).")
    private Dialect dialect = Dialect.CLOUD;

    @Option(
            names = "--issues",
            paramLabel = "N",
            defaultValue = "200",
            description = "About how many issues there are at the start (default: 200).")
    private int issues = 200;

    @Option(
            names = "--lag",
            paramLabel = "DURATION",
            defaultValue = "PT0S",
            description = "How much later searches see a change, such as PT30S (default: none).")
    private Duration lag = Duration.ZERO;

    @Option(
            names = "--lost",
            paramLabel = "PERCENT",
            defaultValue = "0",
            description = "How many percent of the webhooks are lost (default: none).")
    private double lost;

    @Option(
            names = "--webhook",
            paramLabel = "URL",
            description =
                    "Register a webhook for all events at this address. It is signed with the"
                            + " secret that 'up' uses where none is given, or with --secret.")
    private @Nullable URI webhook;

    @Option(names = "--secret", description = "What signs the deliveries of --webhook.")
    private @Nullable String secret;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        check();
        InstantSource clock = InstantSource.system();
        FakeJiraServer server = FakeJiraServer.start(port.number(), clock, url -> jira(url, clock));
        LiveJira live = LiveJira.start(server, clock, speed, new Random(seed));
        announce(server.url());
        Running.untilInterrupted(() -> {
            live.close();
            server.close();
        });
        return ExitCode.OK;
    }

    private void check() {
        var check = new OptionCheck(spec);
        check.that(speed >= 0 && speed <= SPEED_MAX, "--speed is from 0 to " + SPEED_MAX);
        check.that(issues >= 0 && issues <= ISSUES_MAX, "--issues is from 0 to " + ISSUES_MAX);
        check.that(lost >= 0 && lost <= PERCENT, "--lost is a percentage from 0 to 100");
        check.that(!lag.isNegative(), "--lag is not negative");
        check.that(
                webhook == null || String.valueOf(webhook.getScheme()).matches("https?"),
                "--webhook is an http or https address");
        check.that(secret == null || webhook != null, "--secret needs --webhook");
    }

    private FakeJira jira(String url, InstantSource clock) {
        Site site =
                SampleSite.make(
                        SiteSettings.of(dialect, url),
                        new Random(seed),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        issues);
        site.indexLag(lag);
        if (webhook != null) {
            String signing = secret == null ? Secrets.LOCAL.value() : secret;
            site.webhooks().add(Webhook.ofEverything("fake-jira", webhook.toString(), signing));
        }
        var jira = new FakeJira(site, new Random(seed));
        jira.outbox().transport(jira.outbox().transport().failing(lost / PERCENT, 0, 0));
        return jira;
    }

    private void announce(URI url) {
        var output = new Output(spec.commandLine().getOut());
        output.line("A fake Jira is up: " + url + " (Jira " + dialect.version() + ")");
        output.line("  page    " + url + "/ in a browser");
        output.line("  reader  " + authorization("ada", SampleSite.READER_TOKEN));
        output.line("  admin   " + authorization("grace", SampleSite.ADMIN_TOKEN));
        output.line("Interrupt to stop (Ctrl-C).");
    }

    private String authorization(String user, String token) {
        return dialect.isCloud()
                ? "Basic " + user + "@example.com:" + token + " (in Base64)"
                : "Bearer " + token;
    }
}
