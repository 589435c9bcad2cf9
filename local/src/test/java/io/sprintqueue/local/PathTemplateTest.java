package io.sprintqueue.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;

class PathTemplateTest {
    @Test
    void the_parameters_of_a_path_are_found_and_decoded() {
        assertThat(PathTemplate.match("/ops/items/{site}/{key}", "/ops/items/acme/A%2FB%20%C3%BC"))
                .contains(Map.of("site", "acme", "key", "A/B ü"));
    }

    @Test
    void a_plus_is_a_plus() {
        assertThat(PathTemplate.match("/{key}", "/A+B")).contains(Map.of("key", "A+B"));
    }

    @Test
    void a_path_without_parameters_matches_itself() {
        assertThat(PathTemplate.match("/health", "/health")).contains(Map.of());
    }

    @ParameterizedTest
    @CsvSource({
        "/webhooks/jira/, ''",
        "/webhooks/jira/acme, acme",
        "/webhooks/jira/acme/, acme/",
        "/webhooks/jira/acme/more, acme/more",
        "/webhooks/jira//acme, /acme",
        "/webhooks/jira/a%2Fb, a/b",
    })
    void a_greedy_parameter_takes_all_that_is_left(String path, String rest) {
        assertThat(PathTemplate.match("/webhooks/jira/{proxy+}", path))
                .contains(Map.of("proxy", rest));
    }

    @ParameterizedTest
    @CsvSource({
        "/webhooks/jira/{proxy+}, /webhooks/jira",
        "/webhooks/jira/{proxy+}, /webhooks/other/acme",
        "/health, /Health",
        "/health, /health/",
        "/health, /",
        "/ops/items/{site}/{key}, /ops/items/acme",
        "/ops/items/{site}/{key}, /ops/items/acme/",
        "/ops/items/{site}/{key}, /ops/items//A-1",
        "/ops/items/{site}/{key}, /ops/items/acme/A-1/more",
        "/ops/items/{site}/{key}, /ops/events/acme/A-1",
    })
    void another_path_does_not_match(String template, String path) {
        assertThat(PathTemplate.match(template, path)).isEmpty();
    }
}
