package io.sprintqueue.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

import io.sprintqueue.aws.Transport;
import io.sprintqueue.store.Samples;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What `template.yaml` says of this function's routes.
class TemplateRoutesTest {
    private final JsonNode function = read();

    @Test
    void the_template_has_all_routes_that_are_answered_and_no_other() {
        assertThat(routes().stream().map(TemplateRoutesTest::key))
                .containsExactlyInAnyOrderElementsOf(
                        Wiring.operations(Api.environment(), () -> Samples.NOW, Transport.HTTP)
                                .operations()
                                .routes());
    }

    @Test
    void every_route_but_the_public_health_requires_iam() {
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

    @Test
    void the_call_that_keeps_the_image_requests_public_health() {
        JsonNode input = Api.json(function.at("/Events/KeepImage/Properties/Input").asText());
        var event = new APIGatewayV2HTTPEvent();
        event.setRouteKey(input.path("routeKey").asText());

        assertThat(new Api().over(new Api().store).handleRequest(event, Api.context()))
                .extracting(APIGatewayV2HTTPResponse::getStatusCode)
                .isEqualTo(200);
    }

    private List<JsonNode> routes() {
        return function.path("Events").properties().stream()
                .map(Map.Entry::getValue)
                .filter(event -> event.path("Type").asText().equals("HttpApi"))
                .map(event -> event.path("Properties"))
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
