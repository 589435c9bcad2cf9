package io.sprintqueue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.cli.Shell.Ran;
import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Secret;
import io.sprintqueue.core.delivery.SignatureVerifier;
import io.sprintqueue.testing.CannedServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

class SendCommandTest {
    private static final String BODY = "{ \"a\": \"ü\" }\n";
    private static final String EVENT_ID = "event-0123456789abcdef~" + "0".repeat(32);

    private final CannedServer server = new CannedServer();
    @TempDir private Path folder;
    private String file = "";

    @BeforeEach
    void write_a_body() throws IOException {
        file = Files.writeString(folder.resolve("one.json"), BODY).toString();
        server.answering(
                "/webhooks/jira",
                202,
                "{\"eventId\":\"%s\",\"status\":\"queued\"}".formatted(EVENT_ID));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void the_exact_bytes_are_sent_signed_as_jira_signs_them() {
        Ran ran = Shell.run("send", file, "--url", server.url(), "--secret", "s3cr3t");

        assertThat(ran.code()).isZero();
        var asked = server.asked().getFirst();
        assertThat(asked.method()).isEqualTo("POST");
        assertThat(asked.body()).isEqualTo(BODY);
        var body = new Body(BODY.getBytes(StandardCharsets.UTF_8));
        assertThat(asked.headers().get("X-hub-signature"))
                .containsExactly(SignatureVerifier.sign(body, new Secret("s3cr3t")));
        assertThat(asked.headers().get("User-agent"))
                .containsExactly("Atlassian Webhook HTTP Client");
        assertThat(asked.headers()).containsKey("X-atlassian-webhook-identifier");
    }

    @Test
    void the_event_id_is_shown_whole() {
        assertThat(Shell.run("send", file, "--url", server.url()).out())
                .contains("one.json", "202", EVENT_ID);
    }

    @Test
    void each_file_is_sent_as_often_as_told() throws IOException {
        String other = Files.writeString(folder.resolve("two.json"), "{}").toString();

        Ran ran = Shell.run("send", file, other, "--url", server.url(), "--repeat", "3", "--json");

        assertThat(ran.code()).isZero();
        assertThat(server.asked()).hasSize(6);
        assertThat(server.asked().getLast().body()).isEqualTo("{}");
        assertThat(ran.out().split("queued", -1)).hasSize(7);
    }

    @Test
    void another_site_has_its_own_path_and_secret() {
        server.answering("/webhooks/jira/acme", 202, "{}");

        Ran ran =
                Shell.run(
                        "send",
                        file,
                        "--url",
                        server.url(),
                        "--site",
                        "acme",
                        "--secret",
                        "acme=s");

        assertThat(ran.code()).isZero();
        assertThat(server.asked().getFirst().path()).isEqualTo("/webhooks/jira/acme");
    }

    @Test
    void one_that_is_not_accepted_makes_it_a_failure_and_says_why() {
        server.answering("/webhooks/jira", 401, "{\"error\":\"unsigned\",\"message\":\"no, no\"}");

        Ran ran = Shell.run("send", file, "--url", server.url());

        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.out()).contains("401", "no, no");
    }

    @Test
    void an_answer_without_words_is_shown_by_its_status() {
        server.answering("/webhooks/jira", 502, "<html>");

        assertThat(Shell.run("send", file, "--url", server.url()).out()).contains("502");
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        Ran ran = Shell.run("send", file + "x", "--url", server.url());

        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.err())
                .isEqualToIgnoringNewLines(
                        "sprintqueue: cannot read " + file + "x (there is no such file)");
    }

    @Test
    void one_line_says_that_nothing_listens_there() {
        Ran ran = Shell.run("send", file, "--url", "http://127.0.0.1:1");

        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.err().lines())
                .singleElement()
                .asString()
                .startsWith("sprintqueue: no answer from http://127.0.0.1:1/webhooks/jira");
    }
}
