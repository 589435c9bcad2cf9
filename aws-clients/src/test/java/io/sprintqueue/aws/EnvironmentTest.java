package io.sprintqueue.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sprintqueue.core.config.ConfigurationReader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class EnvironmentTest {
    @TempDir private Path folder;

    @Test
    void what_is_set_is_read() throws IOException {
        Path file = Files.writeString(folder.resolve("s.yaml"), "limits: { bodyBytes: 2000 }");
        var environment =
                new Environment(
                        Map.of(
                                "TABLE_NAME", "queue",
                                "QUEUE_URL", "https://sqs.example.com/queue.fifo",
                                "CONFIG_FILE", file.toString()));

        assertThat(environment.text("TABLE_NAME")).isEqualTo("queue");
        assertThat(environment.url("QUEUE_URL")).endsWith("queue.fifo");
        assertThat(environment.configuration("CONFIG_FILE").limits().bodyBytes()).isEqualTo(2_000);
        environment.complete();
    }

    @Test
    void without_a_configuration_file_the_defaults_hold() {
        assertThat(new Environment(Map.of()).configuration("CONFIG_FILE"))
                .isEqualTo(ConfigurationReader.defaults());
    }

    @Test
    void all_problems_are_reported_at_once() throws IOException {
        Path file = Files.writeString(folder.resolve("s.yaml"), "limits:\n  bodyBytes: 1\n");
        var environment =
                new Environment(
                        Map.of(
                                "TABLE_NAME", " ",
                                "QUEUE_URL", "queue.fifo",
                                "OTHER_URL", "not a url",
                                "CONFIG_FILE", file.toString(),
                                "OTHER_FILE", folder.resolve("none.yaml").toString()));
        environment.text("TABLE_NAME");
        environment.url("QUEUE_URL");
        environment.url("OTHER_URL");
        environment.configuration("CONFIG_FILE");
        environment.configuration("OTHER_FILE");

        assertThatThrownBy(environment::complete)
                .hasMessageContainingAll(
                        "- TABLE_NAME is missing",
                        "- QUEUE_URL is not an http or https URL",
                        "- OTHER_URL is not an http or https URL",
                        "- s.yaml:2: limits.bodyBytes: ",
                        "- OTHER_FILE names a file that cannot be read: ");
    }
}
