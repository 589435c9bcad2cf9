package io.sprintqueue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Secret;
import io.sprintqueue.core.delivery.SignatureVerifier;
import io.sprintqueue.testing.CannedServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// `send` in a separate process, under locales that a service manager may give it. What is not
/// ASCII goes through a shell, since this process may be under such a locale itself.
class SecretsInLocalesTest {
    private static final Body BODY = new Body("{}".getBytes(StandardCharsets.UTF_8));
    private static final String SIGNED = SignatureVerifier.sign(BODY, new Secret("grün"));
    private static final String UMLAUT = "$(printf 'gr\\303\\274n')";

    private final CannedServer server =
            new CannedServer().answering("/webhooks/jira", 202, "{\"eventId\":\"e\"}");

    @TempDir private Path folder;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void under_a_locale_of_ascii_a_secret_beyond_it_is_refused() throws Exception {
        assertThat(send("C", "", "--secret " + UMLAUT))
                .contains("--secret: ", "beyond ASCII", "--secret-file")
                .doesNotContain("gr");
        assertThat(send("C", "SPRINTQUEUE_SECRET=" + UMLAUT, ""))
                .contains("SPRINTQUEUE_SECRET: ", "beyond ASCII", "--secret-file");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void a_file_is_read_the_same_under_every_locale() throws Exception {
        Path file = Files.writeString(folder.resolve("secret"), "\uFEFFgrün\r\n");

        send("C", "", "--secret-file " + file);

        assertThat(signatures()).containsExactly(SIGNED);
    }

    @Test
    void under_a_locale_of_utf8_arguments_and_environment_are_read_right() throws Exception {
        send("C.UTF-8", "", "--secret " + UMLAUT);
        send("C.UTF-8", "SPRINTQUEUE_SECRET=" + UMLAUT, "");

        assertThat(signatures()).containsExactly(SIGNED, SIGNED);
    }

    private List<String> signatures() {
        return server.asked().stream()
                .flatMap(asked ->
                        asked.headers().getOrDefault("X-hub-signature", List.of()).stream())
                .toList();
    }

    /// Runs it to its end and gives what it said.
    private String send(String locale, String variable, String options)
            throws IOException, InterruptedException {
        Path body = Files.write(folder.resolve("body.json"), BODY.bytes());
        Path output = folder.resolve("output");
        String command =
                "%s exec '%s' -XX:TieredStopAtLevel=1 -cp '%s' %s send %s --url %s %s"
                        .formatted(
                                variable,
                                Path.of(System.getProperty("java.home"), "bin", "java"),
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                body,
                                server.url(),
                                options);
        var builder = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("LC_ALL", locale, "LANG", locale));
        Process process = builder.redirectOutput(output.toFile()).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readString(output, StandardCharsets.ISO_8859_1);
    }
}
