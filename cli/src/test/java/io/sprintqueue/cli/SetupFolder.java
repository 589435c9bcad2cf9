package io.sprintqueue.cli;

import io.sprintqueue.cli.Shell.Ran;
import io.sprintqueue.core.delivery.Secret;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.delivery.SiteSecrets;
import io.sprintqueue.fakejira.FakeJira;
import io.sprintqueue.fakejira.server.FakeJiraServer;
import io.sprintqueue.fakejira.site.Dialect;
import io.sprintqueue.fakejira.site.SiteSettings;
import io.sprintqueue.fakejira.work.SampleSite;
import io.sprintqueue.local.LocalOptions;
import io.sprintqueue.local.LocalPipeline;
import io.sprintqueue.testing.ProjectFolder;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// What `setup` is given in tests: a fake Jira, a pipeline, and files with tokens.
///
/// @param path where the files are
record SetupFolder(Path path) {
    static final InstantSource CLOCK = InstantSource.system();
    static final URI NO_PIPELINE = URI.create("http://127.0.0.1:9");
    static final String SECRET = "what the deliveries are signed with";

    private static final Site SITE = new Site("acme");

    Path configuration(Dialect dialect) throws IOException {
        String dataCenter =
                """
                sites:
                  acme:
                    fields:
                      sprint:      { type: sprint, from: [customfield_10107] }
                      rank:        { type: string, from: [customfield_10108] }
                      storyPoints: { type: number, from: [customfield_10106] }
                      epic:        { type: option, from: [customfield_10101] }
                """;
        return Files.writeString(
                path.resolve("sprintqueue.yaml"), dialect.isCloud() ? "{}" : dataCenter);
    }

    static FakeJiraServer jira(Dialect dialect) {
        return FakeJiraServer.start(
                0,
                CLOCK,
                url ->
                        new FakeJira(
                                SampleSite.make(
                                        SiteSettings.of(dialect, url),
                                        new Random(7),
                                        CLOCK.instant().truncatedTo(ChronoUnit.MILLIS),
                                        40),
                                new Random(7)));
    }

    LocalPipeline pipeline(Path configuration) {
        return LocalPipeline.start(
                new LocalOptions(
                        ProjectFolder.find().resolve("template.yaml"),
                        configuration,
                        0,
                        new SiteSecrets(Map.of(SITE, List.of(new Secret(SECRET)))),
                        null,
                        0,
                        path.resolve("jira.json")),
                CLOCK);
    }

    /// Where no pipeline answers.
    Ran alone(Dialect dialect, URI jira, String... more) throws IOException {
        return setup(dialect, jira, NO_PIPELINE, configuration(dialect), more);
    }

    Ran setup(Dialect dialect, URI jira, URI copy, Path configuration, String... more)
            throws IOException {
        Path reader = Files.writeString(path.resolve("reader"), SampleSite.READER_TOKEN + "\n");
        if (!Files.exists(path.resolve("admin"))) {
            administrator(SampleSite.ADMIN_TOKEN);
        }
        Path secret =
                Files.writeString(path.resolve("secret"), "{\"acme\":\"%s\"}".formatted(SECRET));
        var arguments =
                new ArrayList<>(
                        List.of(
                                "setup",
                                "--site=acme",
                                "--url=" + jira,
                                "--reader-token-file=" + reader,
                                "--admin-token-file=" + path.resolve("admin"),
                                "--webhook-url=" + copy.resolve("/webhooks/jira"),
                                "--webhook-secret-file=" + secret,
                                "--config=" + configuration,
                                "--jira-credentials=" + path.resolve("jira.json"),
                                "--json"));
        if (dialect.isCloud()) {
            arguments.addAll(List.of("--email=ada@example.com", "--admin-email=grace@example.com"));
        }
        arguments.addAll(List.of(more));
        return Shell.run(arguments.toArray(String[]::new));
    }

    /// Another token than the administrator's own.
    void administrator(String token) throws IOException {
        Files.writeString(path.resolve("admin"), token);
    }

    Path credentials() {
        return path.resolve("jira.json");
    }

    static long writes(FakeJiraServer jira) {
        return jira.ask(it -> it.site().webhooks().writes());
    }
}
