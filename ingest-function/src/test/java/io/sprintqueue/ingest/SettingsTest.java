package io.sprintqueue.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sprintqueue.core.config.ConfigurationReader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

class SettingsTest {
    private static final Map<String, String> WHOLE =
            Map.of(
                    "INTERACTIVE_QUEUE_URL", "https://sqs.example/1/interactive.fifo",
                    "BULK_QUEUE_URL", "http://127.0.0.1:9324/1/bulk.fifo",
                    "BODY_BUCKET", "bodies",
                    "SECRET_ID", "arn:aws:secretsmanager:eu-central-1:1:secret:webhook");

    @TempDir Path directory;

    @Test
    void every_variable_has_its_place() {
        assertThat(Settings.from(WHOLE))
                .isEqualTo(
                        new Settings(
                                "https://sqs.example/1/interactive.fifo",
                                "http://127.0.0.1:9324/1/bulk.fifo",
                                "bodies",
                                "arn:aws:secretsmanager:eu-central-1:1:secret:webhook",
                                ConfigurationReader.defaults()));
    }

    @Test
    void the_configuration_is_the_file_that_is_named() throws IOException {
        var settings = Settings.from(with("CONFIG_FILE", file("limits: { bodyBytes: 4000 }")));

        assertThat(settings.configuration().limits().bodyBytes()).isEqualTo(4_000);
    }

    @Test
    void all_problems_are_reported_at_once() throws IOException {
        var environment =
                Map.of(
                        "INTERACTIVE_QUEUE_URL", "no url",
                        "BULK_QUEUE_URL", "ftp://sqs.example/bulk.fifo",
                        "BODY_BUCKET", " ",
                        "CONFIG_FILE", file("limits: { bodyBytes: 1, nonsense: 2 }"));

        assertThatThrownBy(() -> Settings.from(environment))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(
                        "INTERACTIVE_QUEUE_URL is not an http or https URL",
                        "BULK_QUEUE_URL is not an http or https URL",
                        "BODY_BUCKET is missing",
                        "SECRET_ID is missing",
                        "bodyBytes",
                        "nonsense");
    }

    @Test
    void a_configuration_file_that_is_not_there_is_a_problem() {
        var missing = directory.resolve("missing.yaml").toString();

        assertThatThrownBy(() -> Settings.from(with("CONFIG_FILE", missing)))
                .hasMessageContaining("CONFIG_FILE names a file that cannot be read");
    }

    private static Map<String, String> with(String name, String value) {
        var environment = new HashMap<>(WHOLE);
        environment.put(name, value);
        return environment;
    }

    private String file(String yaml) throws IOException {
        return Files.writeString(directory.resolve("sprintqueue.yaml"), yaml).toString();
    }
}
