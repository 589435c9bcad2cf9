package io.sprintqueue.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

import io.sprintqueue.store.Samples;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// What `template.yaml` says of this function's routes.
class TemplateRoutesTest {
    private final JsonNode function = read();

    @Test
    void the_template_has_all_routes_that_are_answered_and_no_other() {
        assertThat(routes().stream().map(TemplateRoutesTest::key))
                .containsExactlyInAnyOrderElementsOf(
                        Wiring.operations(Api.environment(), () -> Samples.NOW)
                                .operations()
                                .routes());
    }

    @Test
    void every_route_but_the_public_health_asks_for_iam() {
        assertThat(routes())
                .allSatisfy(route ->
                        assertThat(route.path("Auth").path("Authorizer").asText())
                                .as(key(route))
                                .isEqualTo(key(route).equals("GET /health") ? "" : "AWS_IAM"));
    }

    @Test
    void the_function_itself_insists_on_iam_too() {
        assertThat(function.path("Environment").path("Variables").path("ACCESS").asText("iam"))
                .isEqualTo("iam");
    }

    private List<JsonNode> routes() {
        return function.path("Events").properties().stream()
                .map(event -> event.getValue().path("Properties"))
                .toList();
    }

    private static String key(JsonNode route) {
        return route.path("Method").asText() + " " + route.path("Path").asText();
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper(new YAMLFactory())
                    .readTree(Path.of("..", "template.yaml").toFile())
                    .at("/Resources/OperationsFunction/Properties");
        } catch (IOException unreadable) {
            throw new AssertionError("template.yaml", unreadable);
        }
    }
}
