package io.sprintqueue.cli;

import io.sprintqueue.client.OperationsClient;
import io.sprintqueue.client.RequestSigner;
import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.jira.JiraCredentials;
import io.sprintqueue.jira.JiraOverview;
import io.sprintqueue.jira.doctor.Doctor;
import io.sprintqueue.jira.doctor.Facts.Arrivals;
import io.sprintqueue.jira.doctor.Facts.Ours;
import io.sprintqueue.jira.doctor.Finding;
import io.sprintqueue.jira.doctor.Finding.Verdict;
import io.sprintqueue.jira.doctor.FindingsJson;
import io.sprintqueue.jira.doctor.Seen;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/// `sprintqueue doctor`.
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Find what is wrong between a Jira and us: address, token, account, fields, webhook and"
                    + " deliveries, each with what was seen and the fix. It changes nothing."
        },
        exitCodeListHeading = ExitCode.HEADING,
        exitCodeList = {
            "0:nothing is wrong",
            "1:something is wrong; with --strict a warning too",
            ExitCode.USAGE_LINE
        },
        footer = {
            "",
            "Example: sprintqueue doctor --jira-credentials jira.json",
            "Example: sprintqueue doctor --site acme --jira-credentials jira.json"
                    + " --admin-token-file admin.txt --admin-email admin@acme.example"
                    + " --webhook-url https://copy.example/webhooks/jira/acme"
        })
final class DoctorCommand implements Callable<Integer> {
    private static final List<Output.Field<Finding>> FIELDS =
            List.of(
                    new Output.Field<>("CHECK", finding -> finding.check().toString()),
                    new Output.Field<>("", DoctorCommand::word),
                    Output.Field.wide("SEEN", Finding::seen));

    @Option(
            names = "--site",
            defaultValue = "default",
            converter = Target.SiteConverter.class,
            description = "The Jira site (default: ${DEFAULT-VALUE}).")
    private Site site = Site.DEFAULT;

    @Option(
            names = "--jira-credentials",
            required = true,
            paramLabel = "FILE",
            description = "The file of 'up --jira-credentials', or the secret JiraCredentials.")
    private Path credentials = Path.of("");

    @Option(
            names = "--url",
            converter = Target.UrlConverter.class,
            description = "The site's own address, where the credentials have the gateway's.")
    private @Nullable URI url;

    @Option(
            names = "--admin-token-file",
            paramLabel = "FILE",
            description = "An administrator's token, to look at the webhook (default: not looked).")
    private @Nullable Path adminToken;

    @Option(names = "--admin-email", description = "The administrator's, on Cloud.")
    private @Nullable String adminEmail;

    @Option(
            names = "--webhook-url",
            converter = Target.UrlConverter.class,
            description = "Where the webhook should deliver to, with the site's name.")
    private @Nullable URI webhookUrl;

    @Option(
            names = "--operations-url",
            converter = Target.UrlConverter.class,
            description =
                    "The pipeline, asked for what arrives (default: the webhook's host, on this"
                            + " machine).")
    private @Nullable URI operationsUrl;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration (default: config/sprintqueue.yaml of the project).")
    private @Nullable Path config;

    @Option(names = "--strict", description = "Treat a warning as a failure.")
    private boolean strict;

    @Mixin private Printing printing = new Printing();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        InstantSource clock = InstantSource.system();
        Configuration configuration = Configured.read(config);
        List<Finding> findings = examine(configuration, clock);
        Output output = printing.output(spec.commandLine().getOut());
        if (printing.json()) {
            output.json(FindingsJson.of(site, findings));
        } else {
            print(output, findings);
        }
        return findings.stream().map(Finding::verdict).anyMatch(this::isFailure)
                ? ExitCode.FAILED
                : ExitCode.OK;
    }

    private List<Finding> examine(Configuration configuration, InstantSource clock) {
        Instant now = clock.instant();
        Duration back =
                Stream.of(configuration.health().quiet(), configuration.limits().deduplication())
                        .min(Duration::compareTo)
                        .orElseThrow();
        JiraCredentials reader = new Tokens(spec).ofSite(site, credentials);
        var ours =
                new Ours(
                        reader,
                        configuration.of(site),
                        configuration.sync(),
                        webhookUrl,
                        back,
                        now);
        List<String> projects = configuration.sync().projects();
        return new Doctor(ours, administrator(reader), Optional.ofNullable(url), clock)
                .examine(seen -> arrivals(seen, projects, now.minus(back)));
    }

    private Optional<JiraCredentials> administrator(JiraCredentials reader) {
        Path file = adminToken;
        if (file == null) {
            return Optional.empty();
        }
        URI own = url == null ? reader.url() : url;
        var check = new OptionCheck(spec);
        check.that(
                !JiraCredentials.isGateway(own),
                "--url is missing: webhooks are on the site itself, not on the gateway");
        boolean pat = reader.kind() == JiraCredentials.Kind.PAT;
        check.that(pat || adminEmail != null, "--admin-email is missing: whose token is it?");
        return Optional.of(
                new JiraCredentials(
                        pat ? JiraCredentials.Kind.PAT : JiraCredentials.Kind.TOKEN,
                        own,
                        adminEmail,
                        Tokens.fromFile("--admin-token-file", file),
                        null));
    }

    private Seen<Arrivals> arrivals(JiraOverview reader, List<String> projects, Instant since) {
        URI pipeline = Configured.operations(operationsUrl, webhookUrl);
        return pipeline == null
                ? new Seen.NotAsked<>("needs --operations-url")
                : new ToldByWebhook(
                                site,
                                projects,
                                new OperationsClient(
                                        Target.http(), pipeline, RequestSigner.of(pipeline, null)))
                        .arrivals(reader, since);
    }

    private boolean isFailure(Verdict verdict) {
        return switch (verdict) {
            case WRONG -> true;
            case WARNING -> strict;
            case OK, UNKNOWN -> false;
        };
    }

    private static String word(Finding finding) {
        return finding.verdict().name().toLowerCase(Locale.ROOT);
    }

    private static void print(Output output, List<Finding> findings) {
        output.table(findings, FIELDS);
        findings.stream()
                .filter(finding -> !finding.fix().isEmpty())
                .forEach(finding ->
                        output.line(
                                Output.printable(
                                        "%s: %s. To fix it, %s."
                                                .formatted(
                                                        finding.check(),
                                                        finding.seen(),
                                                        finding.fix()))));
        long wrong = count(findings, Verdict.WRONG);
        output.line(
                "%s wrong, %s, %d not looked at"
                        .formatted(
                                wrong == 0 ? "Nothing is" : Count.of(wrong, "check"),
                                Count.of(count(findings, Verdict.WARNING), "warning"),
                                count(findings, Verdict.UNKNOWN)));
    }

    private static long count(List<Finding> findings, Verdict verdict) {
        return findings.stream().filter(finding -> finding.verdict() == verdict).count();
    }
}
