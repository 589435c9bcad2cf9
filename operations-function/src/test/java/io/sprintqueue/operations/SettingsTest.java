package io.sprintqueue.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sprintqueue.operations.Api.Answered;
import io.sprintqueue.store.Samples;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class SettingsTest {
    @TempDir private Path folder;

    @Test
    void the_configuration_is_shown_as_it_is_in_effect_each_site_whole() throws IOException {
        var answer =
                config(
                        """
                        limits: { eventAge: P30D }
                        sites: { acme: { userAgent: { mode: enforce } } }
                        """);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/limits/eventAge").asText()).isEqualTo("P30D");
        assertThat(answer.body().at("/limits/tombstone").asText()).isEqualTo("P90D");
        assertThat(answer.body().at("/retry/redrive/cycles").asInt()).isEqualTo(4);
        assertThat(answer.body().at("/defaults/userAgent/mode").asText()).isEqualTo("observe");
        assertThat(answer.body().at("/sites/acme/userAgent/mode").asText()).isEqualTo("enforce");
        assertThat(answer.body().at("/sites/acme/fields/sprint"))
                .isEqualTo(
                        Api.json(
                                """
                                {"type":"sprint","from":["customfield_10020"],\
                                "changelog":["Sprint"]}\
                                """));
        assertThat(answer.body().path("warnings").isEmpty()).isTrue();
        assertThat(answer.body().path("notes"))
                .isEqualTo(
                        Api.json(
                                """
                                [{"path":"defaults.userAgent.mode","message":"observe: a client \
                                that is not on the list is let in and counted"}]\
                                """));
    }

    @Test
    void what_is_seldom_meant_is_said_with_line_and_path() throws IOException {
        var answer = config("limits:\n  deduplication: PT2H\n");

        assertThat(answer.body().at("/warnings/0/file").asText()).isEqualTo("s.yaml");
        assertThat(answer.body().at("/warnings/0/line").asInt()).isEqualTo(2);
        assertThat(answer.body().at("/warnings/0/path").asText()).isEqualTo("limits.deduplication");
        assertThat(answer.body().at("/warnings/0/message").asText()).startsWith("is below P1D");
    }

    @Test
    void no_value_of_the_environment_is_shown() throws IOException {
        var environment = Api.environment();
        environment.put("AWS_SECRET_ACCESS_KEY", "unspeakable");
        environment.put("SECRET_ID", "unspeakable");

        assertThat(config("", environment).body().toString()).doesNotContain("unspeakable");
    }

    @Test
    void a_file_with_problems_and_a_wrong_access_keep_the_function_from_starting() {
        var environment = Api.environment();
        environment.put("ACCESS", "everybody");
        environment.remove("TABLE_NAME");

        assertThatThrownBy(() -> config("limits:\n  bodyBytes: 1\nsite: {}\n", environment))
                .hasMessageContainingAll(
                        "- TABLE_NAME is missing",
                        "- ACCESS is not iam or local",
                        "- s.yaml:2: limits.bodyBytes: ",
                        "- s.yaml:3: site: ");
    }

    private Answered config(String yaml) throws IOException {
        return config(yaml, Api.environment());
    }

    private Answered config(String yaml, Map<String, String> environment) throws IOException {
        Path file = Files.writeString(folder.resolve("s.yaml"), yaml);
        environment.put("CONFIG_FILE", file.toString());
        var handler = new OperationsHandler(environment, () -> Samples.NOW);
        return Api.ask(handler, "GET /ops/config", Map.of(), Map.of());
    }
}
