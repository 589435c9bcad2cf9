package io.sprintqueue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.cli.Shell.Ran;
import io.sprintqueue.core.json.BoundedJson;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The commands that run the whole pipeline, from their first word to their last.
class RunningCommandsTest {
    private String before = "";

    @BeforeEach
    void be_at_home() {
        before = System.getProperty("sprintqueue.home", "");
        System.setProperty(
                "sprintqueue.home", Path.of("..").toAbsolutePath().normalize().toString());
    }

    @AfterEach
    void leave() {
        if (before.isEmpty()) {
            System.clearProperty("sprintqueue.home");
        } else {
            System.setProperty("sprintqueue.home", before);
        }
    }

    @Test
    void demo_sends_the_whole_story_and_ends() {
        Ran ran = Shell.run("demo", "--exit");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(ran.out().lines().filter(line -> line.contains("| cloud/"))).hasSize(39);
        assertThat(ran.out().lines().filter(line -> line.contains("| datacenter/"))).hasSize(12);
        assertThat(ran.out())
                .contains("Sprint 41 ORBIT Sprint 1 (closed), 2 items")
                .contains("Sprint 42 ORBIT Sprint 2 (future), 1 item")
                .contains("Site datacenter", "HELIOS-1", "Developer 1");
    }

    /// The story lasts two weeks. If each event were received now, the lag would be days.
    @Test
    void the_figures_of_the_demo_are_those_of_a_pipeline_that_ran_all_the_time() throws Exception {
        var announced = new Announcement("Sprintqueue is up: ");
        var ended = new CompletableFuture<Integer>();
        Thread demo = start(announced, ended, "demo");
        String url = announced.url().orTimeout(60, TimeUnit.SECONDS).join().toString();

        JsonNode minutes = json("stats", "--minutes", "15", "--url", url, "--json");
        JsonNode day = json("stats", "--minutes", "1440", "--url", url, "--json");
        JsonNode health = json("health", "--url", url, "--json");

        assertThat(announced.toString())
                .contains("The story lasts 15 d, from ")
                .contains("4 of the 51 in the last 15 minutes.")
                .containsPattern("until it was applied: p50 \\d+ ms, p95 \\d+ ms, p99 \\d+ ms");
        assertThat(minutes.path("accepted").asInt()).isEqualTo(4);
        assertThat(minutes.path("applied").asInt()).isEqualTo(4);
        assertThat(day.path("accepted").asInt()).isEqualTo(5);
        assertThat(day.at("/lagMs/p99").asLong()).isLessThan(Duration.ofMinutes(5).toMillis());
        assertThat(health.path("status").asText()).isEqualTo("ok");

        demo.interrupt();
        assertThat(demo.join(Duration.ofSeconds(30))).isTrue();
        assertThat(ended).isCompletedWithValue(ExitCode.OK);
    }

    private static JsonNode json(String... arguments) throws IOException {
        return BoundedJson.mapper().readTree(Shell.run(arguments).out());
    }

    private static Thread start(
            Announcement announced, CompletableFuture<Integer> ended, String... arguments) {
        CommandLine command =
                Main.commandLine()
                        .setOut(new PrintWriter(announced))
                        .setErr(new PrintWriter(new StringWriter()));
        return Thread.ofPlatform().start(() -> ended.complete(command.execute(arguments)));
    }

    @Test
    void up_answers_until_it_is_interrupted() throws Exception {
        var announced = new Announcement("Sprintqueue is up: ");
        var ended = new CompletableFuture<Integer>();
        Thread up = start(announced, ended, "up", "--port", "0", "--secret", "s");
        URI url = announced.url().orTimeout(60, TimeUnit.SECONDS).join();

        // Nothing has been delivered yet.
        assertThat(Shell.run("health", "--url", url.toString()).out().lines())
                .startsWith("degraded")
                .anyMatch(line -> line.contains("deliveries") && line.contains("degraded"));
        assertThat(Shell.run("item", "NOPE-1", "--url", url.toString()).code())
                .isEqualTo(ExitCode.FAILED);
        assertThat(load(url, "--secret", "s").out())
                .contains("| sent ", "| settled ", "| 40, the last ")
                .containsPattern("\\| accepted +\\| 40 +\\|");
        assertThat(load(url, "--secret", "another").code()).isEqualTo(ExitCode.FAILED);

        up.interrupt();
        assertThat(up.join(Duration.ofSeconds(30))).isTrue();
        assertThat(ended).isCompletedWithValue(ExitCode.OK);
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(url.resolve("/health")).build();
            assertThat(http.sendAsync(request, BodyHandlers.discarding()))
                    .failsWithin(Duration.ofSeconds(10));
        }
    }

    private static Ran load(URI url, String... more) {
        return Shell.run(
                Stream.concat(
                                Stream.of(
                                        "load",
                                        "--rate",
                                        "40",
                                        "--seconds",
                                        "1",
                                        "--url",
                                        "" + url),
                                Stream.of(more))
                        .toArray(String[]::new));
    }
}
