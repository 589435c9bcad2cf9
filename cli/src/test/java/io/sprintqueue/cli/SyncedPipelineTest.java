package io.sprintqueue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.json.BoundedJson;
import io.sprintqueue.testing.Eventually;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The commands around sync, on a whole pipeline that reads a fake Jira.
class SyncedPipelineTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir private Path folder;

    private final List<Thread> running = new ArrayList<>();
    private String before = "";

    @BeforeEach
    void be_at_home() {
        before = System.getProperty("sprintqueue.home", "");
        System.setProperty(
                "sprintqueue.home", Path.of("..").toAbsolutePath().normalize().toString());
    }

    @AfterEach
    void leave() throws InterruptedException {
        for (Thread command : running.reversed()) {
            command.interrupt();
            assertThat(command.join(PATIENCE)).isTrue();
        }
        if (before.isEmpty()) {
            System.clearProperty("sprintqueue.home");
        } else {
            System.setProperty("sprintqueue.home", before);
        }
    }

    private URI start(String announced, String... arguments) {
        var announcement = new Announcement(announced);
        var command =
                Main.commandLine()
                        .setOut(new PrintWriter(announcement))
                        .setErr(new PrintWriter(new StringWriter()));
        running.add(Thread.ofPlatform().start(() -> command.execute(arguments)));
        return announcement.url().orTimeout(60, TimeUnit.SECONDS).join();
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void a_fill_is_seen_in_its_progress_foretold_asked_for_and_held_back_by_a_pause()
            throws IOException {
        URI jira =
                start(
                        "A fake Jira is up: ",
                        "fake-jira",
                        "--port=0",
                        "--issues=40",
                        "--speed=0",
                        "--seed=3");
        String credentials =
                """
                {"default":{"kind":"token","url":"%s","email":"ada@example.com",
                "token":"reader-token"}}\
                """
                        .formatted(jira.toString().replaceAll("/$", ""));
        String jiraFile = file("jira.json", credentials);
        URI url =
                start(
                        "Sprintqueue is up: ",
                        "up",
                        "--port=0",
                        "--config=" + file("fast.yaml", "sync: { requestsPerSecond: 50 }\n"),
                        "--jira-credentials=" + jiraFile);

        JsonNode filled =
                Eventually.get(
                        "the fill is over",
                        PATIENCE,
                        () -> json(url, "sync"),
                        sync -> status(sync, "fill").equals("idle"));
        assertThat(filled.path("condition").asText()).isEqualTo("ok");
        long issues = filled.path("fill").path("issues").asLong();
        assertThat(issues).isPositive();
        assertThat(filled.path("counted").path("sent").asLong()).isGreaterThanOrEqualTo(issues);
        assertThat(run(url, "sync", "--strict").code()).isZero();
        assertThat(run(url, "fill", "--dry-run").out()).startsWith(issues + " issues: about ");
        assertThat(run(url, "health").out()).contains("sync of default");

        var agreeing = run(url, "sync", "diff", "ORBIT-1", "--jira-credentials", jiraFile);
        assertThat(agreeing.out()).contains("ORBIT-1 of default: same", "summary");
        assertThat(agreeing.code()).isZero();
        assertThat(run(url, "sync", "diff", "NOPE-1", "--jira-credentials", jiraFile).code())
                .isEqualTo(ExitCode.FAILED);

        assertThat(run(url, "sync", "pause", "--for", "PT2H").out()).contains("pausedUntil");
        assertThat(run(url, "fill").out()).contains("Sync is paused until");
        assertThat(json(url, "sync").path("condition").asText()).isEqualTo("paused");
        assertThat(status(json(url, "sync"), "fill")).isEqualTo("paused");
        assertThat(run(url, "sync", "resume").out()).contains("Sync of default: ok");
        assertThat(run(url, "sync", "pause", "--site", "other").code()).isEqualTo(ExitCode.FAILED);
    }

    private static Shell.Ran run(URI url, String... arguments) {
        return Shell.run(
                Stream.concat(Stream.of(arguments), Stream.of("--url", url.toString()))
                        .toArray(String[]::new));
    }

    private static JsonNode json(URI url, String... arguments) {
        String[] asJson =
                Stream.concat(Stream.of(arguments), Stream.of("--json")).toArray(String[]::new);
        try {
            return BoundedJson.mapper().readTree(run(url, asJson).out());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String status(JsonNode sync, String name) {
        for (JsonNode job : sync.path("jobs")) {
            if (job.path("job").asText().equals(name)) {
                return job.path("status").asText();
            }
        }
        return "";
    }
}
