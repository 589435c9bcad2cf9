package io.sprintqueue.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sprintqueue.core.delivery.Secret;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.delivery.SiteSecrets;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import picocli.CommandLine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class SecretsTest {
    private static final Site ACME = new Site("acme");
    private static final String VARIABLE = "SPRINTQUEUE_SECRET";

    @TempDir private Path folder;

    @Test
    void a_secret_alone_is_the_default_sites() {
        assertThat(of(given("--secret", "s3cr3t"), Site.DEFAULT)).containsExactly("s3cr3t");
    }

    @Test
    void a_site_before_an_equals_sign_names_whose_it_is() {
        var secrets = given("--secret", "acme=one", "--secret", "acme=two", "--secret", "three");

        assertThat(of(secrets, ACME)).containsExactly("one", "two");
        assertThat(of(secrets, Site.DEFAULT)).containsExactly("three");
    }

    @Test
    void an_equals_sign_may_be_part_of_the_secret() {
        assertThat(of(given("--secret", "acme=a=b=="), ACME)).containsExactly("a=b==");
        assertThat(of(given("--secret", "Not a site=x"), Site.DEFAULT))
                .containsExactly("Not a site=x");
        assertThat(of(given("--secret", "=x"), Site.DEFAULT)).containsExactly("=x");
        assertThat(of(given("--secret", "default=x"), Site.DEFAULT)).containsExactly("x");
    }

    @Test
    void options_come_before_the_file_and_the_file_before_the_environment() throws IOException {
        var environment = Map.of(VARIABLE, "of the environment");
        String file = write(" of the file\n");

        assertThat(
                        of(
                                resolve(environment, "--secret", "given", "--secret-file", file),
                                Site.DEFAULT))
                .containsExactly("given");
        assertThat(of(resolve(environment, "--secret-file", file), Site.DEFAULT))
                .containsExactly("of the file");
        assertThat(of(resolve(environment), Site.DEFAULT)).containsExactly("of the environment");
    }

    @Test
    void a_file_or_the_environment_may_name_sites() throws IOException {
        String json = "{\"acme\": [\"new\", \"old\"], \"default\": \"d\"}";

        for (SiteSecrets secrets :
                List.of(
                        resolve(Map.of(), "--secret-file", write(json)),
                        resolve(Map.of(VARIABLE, json)))) {
            assertThat(of(secrets, ACME)).containsExactly("new", "old");
            assertThat(of(secrets, Site.DEFAULT)).containsExactly("d");
        }
    }

    @Test
    void without_any_the_sites_have_the_local_one() {
        for (Map<String, String> environment :
                List.of(Map.<String, String>of(), Map.of(VARIABLE, " "))) {
            SiteSecrets secrets = resolve(environment);
            assertThat(secrets.of(Site.DEFAULT)).containsExactly(Secrets.LOCAL);
            assertThat(secrets.of(ACME)).containsExactly(Secrets.LOCAL);
        }
    }

    @Test
    void what_is_wrong_is_said_without_showing_a_secret() throws IOException {
        String file = write("{\"acme\": \"hidden-1\", \"hidden-2\": 5}");

        assertThatThrownBy(() -> resolve(Map.of(), "--secret-file", file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hidden-1");
        assertThatThrownBy(() -> given("--secret", "acme=")).hasMessageContaining("is not blank");
        assertThatThrownBy(() -> resolve(Map.of(), "--secret-file", file + "x"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("--secret-file cannot be read: " + file + "x");
    }

    @Test
    void every_source_takes_a_secret_with_what_an_editor_puts_around_it() throws IOException {
        String around = "\uFEFF grün\u200B\r\n";

        assertThat(of(given("--secret", "\uFEFFacme=" + around), ACME)).containsExactly("grün");
        for (byte[] bytes :
                List.of(
                        around.getBytes(StandardCharsets.UTF_8),
                        around.getBytes(StandardCharsets.UTF_16LE),
                        around.getBytes(StandardCharsets.UTF_16BE),
                        "\uFEFF{\"default\":\"grün\"}".getBytes(StandardCharsets.UTF_8))) {
            assertThat(of(resolve(Map.of(), "--secret-file", write(bytes)), Site.DEFAULT))
                    .containsExactly("grün");
        }
        assertThat(of(resolve(Map.of(VARIABLE, around)), Site.DEFAULT)).containsExactly("grün");
    }

    @Test
    void what_is_refused_names_its_source_and_shows_no_secret() throws IOException {
        String bad = "Hush\uFFFD-4711";

        assertRefused("--secret: ", () -> given("--secret", bad));
        for (byte[] bytes :
                List.of(
                        bad.getBytes(StandardCharsets.UTF_8),
                        "Hush-grün".getBytes(StandardCharsets.ISO_8859_1))) {
            String file = write(bytes);
            assertRefused("--secret-file " + file, () -> given("--secret-file", file));
        }
        assertRefused(VARIABLE + ": ", () -> resolve(Map.of(VARIABLE, bad)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ANSI_X3.4-1968", "ISO-8859-1", "Cp1252", "unknown"})
    void beyond_ascii_arguments_and_environment_are_trusted_in_utf8_only(String encoding)
            throws IOException {
        String file = write("grün".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> resolveIn(encoding, Map.of(), "--secret", "Hush-grün"))
                .hasMessageStartingWith("--secret: ")
                .hasMessageContaining(encoding)
                .hasMessageContaining("--secret-file")
                .hasMessageNotContaining("Hush");
        assertThatThrownBy(() -> resolveIn(encoding, Map.of(VARIABLE, "Hush-gr\uFFFD\uFFFDn")))
                .hasMessageStartingWith(VARIABLE + ": ")
                .hasMessageNotContaining("Hush");
        assertThat(of(resolveIn(encoding, Map.of(), "--secret", "plain"), Site.DEFAULT))
                .containsExactly("plain");
        assertThat(of(resolveIn(encoding, Map.of(), "--secret-file", file), Site.DEFAULT))
                .containsExactly("grün");
    }

    @Test
    void more_secrets_of_a_site_than_ingest_would_take_are_refused() {
        String[] six = new String[12];
        for (int index = 0; index < six.length; index += 2) {
            six[index] = "--secret";
            six[index + 1] = "acme=s" + index;
        }

        assertThatThrownBy(() -> given(six))
                .hasMessage("--secret: given 6 times for the site acme, at most 5");
    }

    private static SiteSecrets given(String... arguments) {
        return resolve(Map.of(), arguments);
    }

    private static SiteSecrets resolve(Map<String, String> environment, String... arguments) {
        return resolveIn("UTF-8", environment, arguments);
    }

    private static SiteSecrets resolveIn(
            String encoding, Map<String, String> environment, String... arguments) {
        return CommandLine.populateCommand(new Secrets(encoding), arguments)
                .resolve(environment, List.of(Site.DEFAULT, ACME));
    }

    private static void assertRefused(String start, ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(start)
                .hasMessageContaining("UTF-8")
                .hasMessageNotContaining("Hush")
                .hasNoCause();
    }

    private static List<String> of(SiteSecrets secrets, Site site) {
        return secrets.of(site).stream().map(Secret::value).toList();
    }

    private String write(String text) throws IOException {
        return write(text.getBytes(StandardCharsets.UTF_8));
    }

    private String write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("secret"), bytes).toString();
    }
}
