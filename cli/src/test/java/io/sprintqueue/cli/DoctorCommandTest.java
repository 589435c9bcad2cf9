package io.sprintqueue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.cli.Shell.Ran;
import io.sprintqueue.fakejira.FakeJira;
import io.sprintqueue.fakejira.server.FakeJiraServer;
import io.sprintqueue.fakejira.site.Dialect;
import io.sprintqueue.fakejira.site.SiteSettings;
import io.sprintqueue.fakejira.site.Webhook;
import io.sprintqueue.fakejira.work.SampleSite;
import io.sprintqueue.jira.setup.WebhookWish;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.stream.Stream;

@Execution(ExecutionMode.CONCURRENT)
class DoctorCommandTest {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final String HOOK = "https://copy.example/webhooks/jira";

    private final FakeJiraServer jira = FakeJiraServer.start(0, CLOCK, DoctorCommandTest::jira);

    @TempDir private Path folder;
    private Path credentials = Path.of("");
    private Path configuration = Path.of("");
    private Path admin = Path.of("");

    private static FakeJira jira(String url) {
        var settings = SiteSettings.of(Dialect.CLOUD, url);
        var now = CLOCK.instant().truncatedTo(ChronoUnit.MILLIS);
        var site = SampleSite.make(settings, new Random(7), now, 10);
        site.webhooks()
                .add(new Webhook(0, "w", HOOK, WebhookWish.eventsOf(true), "", false, true, "s"));
        return new FakeJira(site, new Random(7));
    }

    @BeforeEach
    void write() throws IOException {
        credentials =
                Files.writeString(
                        folder.resolve("jira.json"),
                        """
                        {"default":{"kind":"token","url":"%s","email":"ada@example.com",
                        "token":"%s"}}
                        """
                                .formatted(jira.url(), SampleSite.READER_TOKEN));
        configuration = Files.writeString(folder.resolve("sprintqueue.yaml"), "{}");
        admin = Files.writeString(folder.resolve("admin"), SampleSite.ADMIN_TOKEN);
    }

    @AfterEach
    void stop() {
        jira.close();
    }

    private Ran doctor(String... more) {
        return Shell.run(
                Stream.concat(
                                Stream.of(
                                        "doctor",
                                        "--jira-credentials=" + credentials,
                                        "--config=" + configuration,
                                        "--admin-token-file=" + admin,
                                        "--admin-email=grace@example.com",
                                        "--webhook-url=" + HOOK),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    @Test
    void a_healthy_site_is_told_so() {
        Ran ran = doctor("--strict");

        assertThat(ran.out())
                .contains("reachable", "webhook-signed", "Nothing is wrong")
                .doesNotContain(SampleSite.READER_TOKEN, SampleSite.ADMIN_TOKEN);
        assertThat(ran.code()).as(ran.out()).isZero();
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void a_fault_is_named_with_its_fix_and_ends_with_1() {
        jira.with(it -> it.site().webhooks().remove(1));

        Ran people = doctor();
        Ran machine = doctor("--json");

        assertThat(people.code()).isEqualTo(ExitCode.FAILED);
        assertThat(people.out()).contains("webhook: none delivers to " + HOOK, "To fix it, run");
        assertThat(machine.code()).isEqualTo(ExitCode.FAILED);
        assertThat(machine.out())
                .contains("\"ok\" : false")
                .containsPattern("\"check\" : \"webhook\",\\s+\"status\" : \"wrong\"");
    }

    @Test
    void a_warning_fails_only_where_it_is_to() throws IOException {
        Files.writeString(
                configuration,
                "sites: { default: { fields: { squad: { type: option, from: [customfield_9] }}}}");

        assertThat(doctor().code()).isZero();
        assertThat(doctor("--strict").code()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void a_site_without_credentials_is_a_wrong_use() {
        Ran ran = doctor("--site=other");

        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("none of the site other");
    }

    @Test
    void without_a_pipeline_to_ask_the_rest_is_judged_all_the_same() {
        Ran ran = doctor("--operations-url=http://127.0.0.1:9", "--json");

        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .containsPattern("\"check\" : \"deliveries\",\\s+\"status\" : \"unknown\"");
    }
}
