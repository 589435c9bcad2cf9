package io.sprintqueue.cli;

import io.sprintqueue.client.RequestSigner;
import io.sprintqueue.core.delivery.Secret;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.delivery.SiteSecrets;
import io.sprintqueue.jira.JiraCredentials;
import io.sprintqueue.jira.JiraCredentials.Kind;
import io.sprintqueue.jira.JiraSites;
import io.sprintqueue.jira.ServerInfo;
import io.sprintqueue.jira.doctor.RateWatch;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The options of `setup`, checked before anything is asked of Jira.
final class SetupOptions {
    private static final String HOOK = "/webhooks/jira";

    @Option(
            names = "--site",
            defaultValue = "default",
            converter = Target.SiteConverter.class,
            description = "Your name for this Jira (default: ${DEFAULT-VALUE}).")
    private Site site = Site.DEFAULT;

    @Option(
            names = "--url",
            required = true,
            converter = Target.UrlConverter.class,
            description = "Jira's address, with its context path.")
    private URI url = URI.create(Target.URL);

    @Option(
            names = "--kind",
            description =
                    "The reader's token: token, scoped, service-account or pat (default: token on"
                            + " Cloud, pat on Data Center).")
    private @Nullable String kind;

    @Option(names = "--email", description = "The reader's email, on Cloud.")
    private @Nullable String email;

    @Option(
            names = "--reader-token-file",
            paramLabel = "FILE",
            description = "The token that sync will read with (default: asked for).")
    private @Nullable Path readerToken;

    @Option(
            names = "--reader-token-expires",
            paramLabel = "TIME",
            description =
                    "When that token ends, such as 2027-06-30T00:00:00Z; doctor warns before.")
    private @Nullable Instant expires;

    @Option(names = "--admin-email", description = "The administrator's (default: --email).")
    private @Nullable String adminEmail;

    @Option(
            names = "--admin-token-file",
            paramLabel = "FILE",
            description =
                    "A classic token, or a personal access token, of an administrator of Jira"
                            + " (default: asked for).")
    private @Nullable Path adminToken;

    @Option(
            names = "--webhook-url",
            required = true,
            converter = Target.UrlConverter.class,
            description = "Where Jira is to deliver to: the stack's output WebhookUrl.")
    private URI webhookUrl = URI.create(Target.URL);

    @Option(
            names = "--webhook-secret-file",
            paramLabel = "FILE",
            description =
                    "The webhook secret, or JSON {site: secret}; on this machine the one that 'up'"
                            + " uses where none is given.")
    private @Nullable Path webhookSecret;

    @Option(
            names = "--set-secret",
            description = "Write the secret again, though the webhook has one.")
    private boolean replaceSecret;

    @Option(
            names = "--board",
            paramLabel = "ID",
            description = "The board whose configuration decides on fields (default: all).")
    private @Nullable String board;

    @Option(
            names = "--field",
            paramLabel = "NAME=ID",
            description = "Decide on a field: storyPoints=customfield_10016.")
    private Map<String, String> fields = new LinkedHashMap<>();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration (default: config/sprintqueue.yaml of the project).")
    private @Nullable Path config;

    @Option(
            names = "--write-mapping",
            paramLabel = "FILE",
            description = "Add the fields to this configuration (default: print them).")
    private @Nullable Path mapping;

    @Option(
            names = "--jira-credentials",
            required = true,
            paramLabel = "FILE",
            description =
                    "Where the reader's token goes: the file of 'up --jira-credentials', or the"
                            + " text of the secret JiraCredentials.")
    private Path credentials = Path.of("");

    @Option(
            names = "--operations-url",
            converter = Target.UrlConverter.class,
            description =
                    "The pipeline, asked for what has arrived (default: the webhook's host, on this"
                            + " machine).")
    private @Nullable URI operationsUrl;

    @Option(
            names = "--wait",
            defaultValue = "PT2M",
            description =
                    "How long to wait for the first fill, and for a delivery (default:"
                            + " ${DEFAULT-VALUE}).")
    private Duration patience = Duration.ofMinutes(2);

    SetupInput input(CommandSpec spec, InstantSource clock) {
        var check = new OptionCheck(spec);
        var tokens = new Tokens(spec);
        URI hook = hook(check);
        Secret secret = secret(check, hook);
        check.that(!patience.isNegative(), "--wait is not negative");
        Kind readers = kind(check, clock);
        boolean named = readers == Kind.TOKEN || readers == Kind.SCOPED;
        boolean pat = readers == Kind.PAT;
        String admins = adminEmail == null ? email : adminEmail;
        check.that(!named || email != null, "--email is missing: whose is the reader's token?");
        check.that(pat || admins != null, "--admin-email is missing: whose token is it?");
        String token = tokens.read("--reader-token-file", readerToken, "the reader's token");
        String other = tokens.read("--admin-token-file", adminToken, "the administrator's token");
        return new SetupInput(
                site,
                new JiraCredentials(
                        readers, address(readers, clock), named ? email : null, token, expires),
                new JiraCredentials(
                        pat ? Kind.PAT : Kind.TOKEN, url, pat ? null : admins, other, null),
                hook,
                secret,
                replaceSecret,
                board,
                Map.copyOf(fields),
                Configured.read(config),
                mapping,
                credentials,
                Configured.operations(operationsUrl, hook),
                patience);
    }

    /// A scoped token, and one of a service account, is taken by Atlassian's gateway alone.
    private URI address(Kind readers, InstantSource clock) {
        return switch (readers) {
            case TOKEN, PAT -> url;
            case SCOPED, SERVICE_ACCOUNT -> JiraSites.gateway(url, new RateWatch(), clock);
        };
    }

    private Kind kind(OptionCheck check, InstantSource clock) {
        String given = kind;
        if (given != null) {
            return Kind.parse(given)
                    .orElseThrow(
                            () -> check.wrong("--kind is token, scoped, service-account or pat"));
        }
        ServerInfo server = JiraSites.server(url, new RateWatch(), clock);
        return server.isCloud() ? Kind.TOKEN : Kind.PAT;
    }

    /// The address with the site's name in it, which another site than the default one needs.
    private URI hook(OptionCheck check) {
        String text = webhookUrl.toString().replaceFirst("/+$", "");
        boolean isDefault = site.equals(Site.DEFAULT);
        if (text.endsWith(HOOK)) {
            return isDefault ? URI.create(text) : URI.create(text + "/" + site);
        }
        check.that(
                text.endsWith(HOOK + "/" + site),
                "--webhook-url ends neither in %s nor in %s/%s".formatted(HOOK, HOOK, site));
        return URI.create(text);
    }

    private Secret secret(OptionCheck check, URI hook) {
        Path file = webhookSecret;
        if (file == null) {
            check.that(
                    RequestSigner.isLocal(hook),
                    "--webhook-secret-file is missing: what signs the deliveries to " + hook);
            check.that(
                    Secrets.LOCAL_SITES.contains(site),
                    "--webhook-secret-file is missing: 'up' has no secret of the site %s by itself"
                            .formatted(site));
            return Secrets.LOCAL;
        }
        List<Secret> secrets =
                SiteSecrets.parse(Tokens.fromFile("--webhook-secret-file", file)).of(site);
        check.that(
                !secrets.isEmpty(),
                "--webhook-secret-file has no secret of the site %s: %s".formatted(site, file));
        return secrets.getFirst();
    }
}
