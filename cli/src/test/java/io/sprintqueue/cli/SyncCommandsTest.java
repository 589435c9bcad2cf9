package io.sprintqueue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.cli.Shell.Ran;
import io.sprintqueue.testing.CannedServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyncCommandsTest {
    private static final String ACME =
            """
            {"site":"acme","condition":"%s","pausedUntil":null,"behindSeconds":2100,"hours":24,
            "login":{"failed":false,"problem":null,"retryAt":null},
            "completeness":{"judged":200,"told":183,"percent":91.5},
            "agreement":{"sampled":20,"agreeing":20,"percent":100.0,"low":83.9,"high":100.0},
            "counted":{"contradicted":2,"requests":1234,"refused":3},
            "fill":{"issues":100000,"requests":1100,"seconds":220,"dollarsAtMost":0.8},
            "acceptedProjects":{},"unseenFields":["customfield_1"],
            "jobs":[
            {"job":"fill","status":"running","lastGood":null,"nextDue":null,"behindSeconds":null,
            "behind":false,"problem":null,"counted":{"listed":250},"contradictions":[],
            "progress":{"rows":250,"of":1000,"percent":25.0,"secondsLeft":300},"unusable":[]},
            {"job":"reconcile","status":"due","lastGood":"2026-10-05T08:10:00Z","nextDue":null,
            "behindSeconds":2100,"behind":true,"problem":"no an\\u001bswer","counted":{},
            "progress":null,"contradictions":["issue 7 status"],"unusable":[]}]}\
            """;

    private final CannedServer server = new CannedServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private Ran run(String... arguments) {
        return Shell.runAt(server.url(), arguments);
    }

    @Test
    void sync_shows_the_figures_and_each_job_with_its_units() {
        server.answering("/ops/sync/acme", 200, ACME.formatted("behind"));

        Ran ran = run("sync", "--site", "acme");

        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains(
                        "Sync of acme: behind",
                        "91.5 % of 200 changes were told by a webhook in the last 24 hours",
                        "100.0 % of 20 sampled issues (in 95 of 100 cases: 83.9 to 100.0 %)",
                        "1,234 to Jira in the last 24 hours, 3 answered 429",
                        "counted         contradicted 2, requests 1,234, refused 3 in the last",
                        "not seen        customfield_1",
                        "fill: 250 issues of 1,000, 25.0 %, about 5 min left",
                        "reconcile, contradictions: issue 7 status")
                .containsPattern("reconcile +\\| due, behind +\\| 2026-10-05T08:10:00Z.* 35 min ")
                .contains("no an swer");
    }

    @Test
    void a_site_without_credentials_is_fed_by_webhooks_alone() {
        server.answering(
                "/ops/sync/default",
                200,
                "{\"site\":\"default\",\"condition\":\"webhooks_only\",\"message\":\"alone\"}");

        assertThat(run("sync").out().lines())
                .containsExactly("Sync of default: webhooks_only", "alone");
        assertThat(run("sync", "--strict").code()).isZero();
        assertThat(run("fill", "--dry-run").err().lines()).containsExactly("webhooks_only: alone");
        assertThat(run("fill", "--dry-run").code()).isEqualTo(ExitCode.FAILED);
    }

    @ParameterizedTest
    @CsvSource({"ok, 0", "paused, 0", "behind, 1", "stopped, 1", "login_failed, 1"})
    void strictly_only_what_is_well_is_well(String condition, int code) {
        server.answering("/ops/sync/acme", 200, ACME.formatted(condition));
        server.answering(
                "/ops/sync",
                200,
                "{\"sites\":[{\"site\":\"acme\",\"condition\":\"%s\"}]}".formatted(condition));

        assertThat(run("sync", "--site", "acme", "--strict").code()).isEqualTo(code);
        assertThat(run("sync", "--all", "--strict").code()).isEqualTo(code);
        assertThat(run("sync", "--all").code()).isZero();
        assertThat(run("sync", "--all").out()).contains("acme", condition);
    }

    @Test
    void what_is_not_known_yet_is_said_and_not_guessed() {
        server.answering(
                "/ops/sync/acme",
                200,
                """
                {"site":"acme","condition":"login_failed","pausedUntil":"2026-10-05T10:00:00Z",
                "hours":24,"login":{"failed":true,"problem":"401","retryAt":null},
                "completeness":{},"agreement":{},"counted":{},"unseenFields":[],
                "acceptedProjects":{"10001":"2026-10-08T10:00:00Z"},
                "jobs":[{"job":"fill","status":"running","behind":false,"counted":{},
                "progress":{"rows":250}}]}\
                """);

        assertThat(run("sync", "--site", "acme").out())
                .contains(
                        "paused until    2026-10-05T10:00:00Z",
                        "login fails     401; next try –",
                        "– of – changes",
                        "accepted gone",
                        "10001",
                        "250 issues; how many there are is not known yet");
    }

    @Test
    void without_any_credentials_no_site_is_listed() {
        server.answering("/ops/sync", 200, "{\"sites\":[]}");

        assertThat(run("sync", "--all").out()).contains("no site has Jira credentials");
    }

    @Test
    void a_fill_is_foretold_or_asked_for() {
        server.answering("/ops/sync/acme", 200, ACME.formatted("ok"));
        server.answering(
                "/ops/sync/acme/fill",
                202,
                """
                {"site":"acme","job":"fill","status":"due","pausedUntil":"2026-10-05T10:00:00Z",
                "fill":null}\
                """);

        assertThat(run("fill", "--site", "acme", "--dry-run").out().lines())
                .containsExactly(
                        "100,000 issues: about 1,100 requests, 3 min at least, 0.8 dollars at"
                                + " most");
        assertThat(server.asked()).allMatch(asked -> asked.method().equals("GET"));

        Ran ran = run("fill", "--site", "acme");
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("begins within a minute", "paused until 2026-10-05T10:00:00Z")
                .contains("not known before the first fill or census");
    }

    @Test
    void what_is_refused_is_said_and_ends_with_1() {
        server.answering(
                "/ops/sync/acme/fill",
                409,
                "{\"error\":\"fill_under_way\",\"message\":\"since noon\"}");

        Ran ran = run("fill", "--site", "acme");

        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.err().lines()).containsExactly("fill_under_way: since noon");
    }

    @Test
    void an_operator_pauses_resumes_and_accepts() {
        server.answering("/ops/sync/acme/pause", 200, "{\"pausedUntil\":\"noon\"}");
        server.answering("/ops/sync/acme/resume", 200, ACME.formatted("ok"));
        server.answering("/ops/sync/acme/accept", 202, "{\"acceptedUntil\":\"noon\"}");

        assertThat(run("sync", "pause", "--site", "acme", "--for", "PT2H").out())
                .contains("pausedUntil", "noon");
        assertThat(run("sync", "resume", "--site", "acme").out()).contains("Sync of acme: ok");
        assertThat(run("sync", "accept", "10001", "--site", "acme").out()).contains("noon");
        assertThat(server.asked())
                .extracting(asked -> asked.method() + " " + asked.query())
                .containsExactly("POST for=PT2H", "POST null", "POST project=10001");
    }

    @ParameterizedTest
    @CsvSource({"300, 5 min", "119, 119 s", "7200, 2 h", "200000, 2 d", "0, 0 s"})
    void a_length_has_the_unit_that_says_enough(long seconds, String shown) {
        assertThat(Lengths.of(seconds)).isEqualTo(shown);
    }
}
