package io.sprintqueue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.cli.Shell.Ran;
import io.sprintqueue.core.delivery.Secret;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.delivery.SiteSecrets;
import io.sprintqueue.fakejira.FakeJira;
import io.sprintqueue.fakejira.server.FakeJiraServer;
import io.sprintqueue.fakejira.server.LiveJira;
import io.sprintqueue.fakejira.site.Dialect;
import io.sprintqueue.fakejira.site.SiteSettings;
import io.sprintqueue.fakejira.site.Webhook;
import io.sprintqueue.fakejira.work.SampleSite;
import io.sprintqueue.local.LocalOptions;
import io.sprintqueue.local.LocalPipeline;
import io.sprintqueue.testing.ProjectFolder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

/// From nothing to a sprint queue in one command, against a fake Jira.
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class SetupCommandTest {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Site SITE = new Site("acme");
    private static final String SECRET = "what the deliveries are signed with";

    @TempDir private Path folder;
    private String adminToken = SampleSite.ADMIN_TOKEN;

    private Path configuration(Dialect dialect) throws IOException {
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
                folder.resolve("sprintqueue.yaml"), dialect.isCloud() ? "{}" : dataCenter);
    }

    private static FakeJiraServer jira(Dialect dialect) {
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

    private LocalPipeline pipeline(Path configuration) {
        return LocalPipeline.start(
                new LocalOptions(
                        ProjectFolder.find().resolve("template.yaml"),
                        configuration,
                        0,
                        new SiteSecrets(Map.of(SITE, List.of(new Secret(SECRET)))),
                        null,
                        0,
                        folder.resolve("jira.json")),
                CLOCK);
    }

    private Ran setup(Dialect dialect, URI jira, URI copy, Path configuration, String... more)
            throws IOException {
        Path reader = Files.writeString(folder.resolve("reader"), SampleSite.READER_TOKEN + "\n");
        Path admin = Files.writeString(folder.resolve("admin"), adminToken);
        Path secret =
                Files.writeString(folder.resolve("secret"), "{\"acme\":\"%s\"}".formatted(SECRET));
        var arguments =
                new ArrayList<>(
                        List.of(
                                "setup",
                                "--site=acme",
                                "--url=" + jira,
                                "--reader-token-file=" + reader,
                                "--admin-token-file=" + admin,
                                "--webhook-url=" + copy.resolve("/webhooks/jira"),
                                "--webhook-secret-file=" + secret,
                                "--config=" + configuration,
                                "--jira-credentials=" + folder.resolve("jira.json"),
                                "--json"));
        if (dialect.isCloud()) {
            arguments.addAll(List.of("--email=ada@example.com", "--admin-email=grace@example.com"));
        }
        arguments.addAll(List.of(more));
        return Shell.run(arguments.toArray(String[]::new));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void one_command_leads_from_nothing_to_a_sprint_queue_and_a_second_one_changes_nothing(
            Dialect dialect) throws IOException {
        Path configuration = configuration(dialect);
        try (FakeJiraServer jira = jira(dialect);
                LiveJira _ = LiveJira.start(jira, CLOCK, 2, new Random(7));
                LocalPipeline copy = pipeline(configuration)) {
            Ran ran = setup(dialect, jira.url(), copy.url(), configuration, "--yes");

            assertThat(ran.err()).isEmpty();
            assertThat(ran.code()).as(ran.out()).isZero();
            assertThat(ran.out())
                    .containsPattern("\"step\" : \"sprint queue\",\\s+\"status\" : \"ok\"")
                    .containsPattern(
                            dialect == Dialect.DATA_CENTER_9
                                    ? "\"step\" : \"webhook\",\\s+\"status\" : \"skipped\""
                                    : "\"step\" : \"delivery\",\\s+\"status\" : \"ok\"")
                    .doesNotContain(SampleSite.READER_TOKEN, SampleSite.ADMIN_TOKEN, SECRET);
            long writes = writes(jira);
            assertThat(writes).isEqualTo(dialect == Dialect.DATA_CENTER_9 ? 0 : 1);
            String credentials = Files.readString(folder.resolve("jira.json"));
            assertThat(credentials).doesNotContain(SampleSite.ADMIN_TOKEN);

            Ran again = setup(dialect, jira.url(), copy.url(), configuration, "--yes");

            assertThat(again.code()).as(again.out()).isZero();
            assertThat(writes(jira)).isEqualTo(writes);
            assertThat(Files.readString(folder.resolve("jira.json"))).isEqualTo(credentials);
            assertThat(again.out()).doesNotContain("\"done\"").contains("\"unchanged\"");
        }
    }

    private static long writes(FakeJiraServer jira) {
        return jira.ask(it -> it.site().webhooks().writes());
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_dry_run_says_what_it_would_do_and_does_nothing(Dialect dialect) throws IOException {
        Path mapping = folder.resolve("mapped.yaml");
        try (FakeJiraServer jira = jira(dialect)) {
            Ran ran =
                    setup(
                            dialect,
                            jira.url(),
                            URI.create("http://127.0.0.1:9"),
                            Files.writeString(folder.resolve("empty.yaml"), "sites: {}"),
                            "--dry-run",
                            "--write-mapping=" + mapping);

            assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
            assertThat(writes(jira)).isZero();
            assertThat(folder.resolve("jira.json")).doesNotExist();
            assertThat(mapping).doesNotExist();
        }
    }

    @Test
    void what_differs_is_replaced_and_named() throws IOException {
        Path configuration = configuration(Dialect.CLOUD);
        URI copy = URI.create("http://127.0.0.1:9");
        try (FakeJiraServer jira = jira(Dialect.CLOUD)) {
            jira.with(it ->
                    it.site()
                            .webhooks()
                            .add(
                                    Webhook.ofEverything(
                                            "by hand",
                                            copy + "/webhooks/jira/acme/?from=jira",
                                            null)));

            Ran ran = setup(Dialect.CLOUD, jira.url(), copy, configuration, "--yes", "--wait=PT0S");

            assertThat(ran.code()).as(ran.out()).isZero();
            assertThat(ran.out()).contains("not signed", "worklog_created");
            Webhook only = jira.ask(it -> it.site().webhooks().all().getFirst());
            assertThat(only.secret()).isEqualTo(SECRET);
            assertThat(only.events()).contains("worklog_created", "jira:issue_updated");
        }
    }

    @Test
    void a_webhook_that_is_there_twice_is_left_to_the_administrator() throws IOException {
        URI copy = URI.create("http://127.0.0.1:9");
        try (FakeJiraServer jira = jira(Dialect.CLOUD)) {
            for (int times = 0; times < 2; times++) {
                jira.with(it ->
                        it.site()
                                .webhooks()
                                .add(
                                        Webhook.ofEverything(
                                                "twice", copy + "/webhooks/jira/acme", SECRET)));
            }
            Ran ran = setup(Dialect.CLOUD, jira.url(), copy, configuration(Dialect.CLOUD), "--yes");

            assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
            assertThat(ran.out()).contains("numbers 1, 2");
            assertThat(writes(jira)).isEqualTo(2);
        }
    }

    @Test
    void an_account_that_is_no_administrator_is_refused_before_anything_is_changed()
            throws IOException {
        try (FakeJiraServer jira = jira(Dialect.DATA_CENTER_10)) {
            adminToken = SampleSite.READER_TOKEN;
            Ran ran =
                    setup(
                            Dialect.DATA_CENTER_10,
                            jira.url(),
                            URI.create("http://127.0.0.1:9"),
                            configuration(Dialect.DATA_CENTER_10),
                            "--yes");

            assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
            assertThat(ran.out()).contains("may not administer Jira");
            assertThat(writes(jira)).isZero();
            assertThat(folder.resolve("jira.json")).doesNotExist();
        }
    }

    @Test
    void without_a_terminal_the_missing_option_is_named() throws IOException {
        try (FakeJiraServer jira = jira(Dialect.CLOUD)) {
            Ran ran =
                    setup(
                            Dialect.CLOUD,
                            jira.url(),
                            URI.create("http://127.0.0.1:9"),
                            configuration(Dialect.CLOUD));

            assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
            assertThat(ran.err()).contains("--yes");
            assertThat(writes(jira)).isZero();
        }
    }
}
