package io.sprintqueue.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTest {
    @Test
    void what_is_set_is_read() {
        var environment = new Environment(Map.of("TABLE_NAME", "queue"));

        assertThat(environment.text("TABLE_NAME")).isEqualTo("queue");
        environment.complete();
    }

    @Test
    void all_that_is_missing_is_named_at_once() {
        var environment = new Environment(Map.of("TABLE_NAME", " "));
        environment.text("TABLE_NAME");
        environment.text("BODY_BUCKET");

        assertThatThrownBy(environment::complete)
                .hasMessage("environment variables are not set: TABLE_NAME, BODY_BUCKET");
    }
}
