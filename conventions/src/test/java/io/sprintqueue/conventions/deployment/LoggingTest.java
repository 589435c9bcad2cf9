package io.sprintqueue.conventions.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the functions of every event leave in CloudWatch's logs, which is paid for by the byte.
class LoggingTest {
    private final SamTemplate template = SamTemplate.read();

    /// Lambda takes a line without a level, such as one of metrics, for INFO.
    @ParameterizedTest
    @ValueSource(strings = {"IngestFunction", "ProcessorFunction"})
    void no_line_of_metrics_is_filtered_by_lambda(String function) {
        JsonNode logging = template.properties(function).path("LoggingConfig");

        assertThat(logging.path("LogFormat").asText()).isEqualTo("JSON");
        assertThat(logging.path("ApplicationLogLevel").asText()).isEqualTo("DEBUG");
    }

    @ParameterizedTest
    @ValueSource(strings = {"IngestFunction", "ProcessorFunction"})
    void lambda_writes_no_own_line_for_a_success(String function) {
        JsonNode logging = template.properties(function).path("LoggingConfig");

        assertThat(logging.path("SystemLogLevel").asText()).isEqualTo("SystemLogLevel");
        assertThat(template.root().at("/Parameters/SystemLogLevel/Default").asText())
                .isEqualTo("WARN");
    }
}
