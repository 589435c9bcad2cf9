package io.sprintqueue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

class FakeJiraCommandTest {
    @Test
    void it_serves_a_jira_and_its_page_until_it_is_interrupted() throws Exception {
        var announced = new Announcement("A fake Jira is up: ");
        var command =
                Main.commandLine()
                        .setOut(new PrintWriter(announced))
                        .setErr(new PrintWriter(new StringWriter()));
        var ended = new CompletableFuture<Integer>();
        Thread running =
                Thread.ofPlatform()
                        .start(() ->
                                ended.complete(
                                        command.execute(
                                                "fake-jira",
                                                "--port=0",
                                                "--dialect=dc10",
                                                "--issues=10")));
        URI url = announced.url().orTimeout(60, TimeUnit.SECONDS).join();

        try (var http = HttpClient.newHttpClient()) {
            assertThat(get(http, url.resolve("/rest/api/2/serverInfo"))).contains("\"10.3.24\"");
            assertThat(get(http, url)).contains("ORBIT board");
        }

        running.interrupt();
        assertThat(running.join(Duration.ofSeconds(30))).isTrue();
        assertThat(ended).isCompletedWithValue(ExitCode.OK);
    }

    private static String get(HttpClient http, URI url) throws Exception {
        return http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString()).body();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--speed=-1",
                "--issues=-1",
                "--lost=101",
                "--lag=-PT1S",
                "--lag=soon",
                "--dialect=server",
                "--webhook=ftp://copy.example",
                "--secret=alone"
            })
    void a_wrong_option_is_refused_before_anything_is_served(String option) {
        Shell.Ran ran = Shell.run("fake-jira", "--port=0", option);

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains(option.substring(2, option.indexOf('=')));
    }
}
