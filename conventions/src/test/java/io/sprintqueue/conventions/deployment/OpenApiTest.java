package io.sprintqueue.conventions.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;

import io.sprintqueue.testing.TestOutput;
import io.sprintqueue.testing.openapi.OpenApi;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The document of the operations API: it is valid, has each route of the template, and says
/// something about everything. That answers are as it says is held where they are given.
class OpenApiTest {
    private static final String PUBLISHED = "https://spec.openapis.org/oas/3.1/";
    private static final String SCHEMA = PUBLISHED + "schema-base/2022-10-07";
    private static final List<String> PARTS =
            List.of("schema-base/2022-10-07", "schema/2022-10-07", "dialect/base", "meta/base");

    private final OpenApi document = OpenApi.ofOperations();
    private final SamTemplate template = SamTemplate.read();

    @Test
    void it_is_valid_by_the_schema_that_openapi_publishes() {
        assertThat(violations(document.root())).isEmpty();
        TestOutput.print(
                "docs/openapi.yaml is valid: %d operations, %d schemas"
                        .formatted(
                                document.operations().size(),
                                document.root().at("/components/schemas").size()));
    }

    @Test
    void a_document_that_is_not_valid_is_found() {
        JsonNode wrong =
                SamTemplate.parse(
                                """
                                openapi: 3.1.0
                                info: { title: Wrong }
                                paths: { /a: { get: { responses: { "200": {} } } } }
                                components: { schemas: { A: { type: strin } } }
                                """)
                        .root();

        assertThat(violations(wrong))
                .anyMatch(violation -> violation.contains("'version'"))
                .anyMatch(violation -> violation.contains("'description'"))
                .anyMatch(violation -> violation.contains("/components/schemas/A"));
    }

    @Test
    void it_has_each_route_of_the_operations_function_and_no_other() {
        assertThat(document.operations().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        routes().stream().map(OpenApiTest::key).toList());
    }

    @Test
    void a_route_that_needs_iam_says_so_and_the_public_health_says_that_it_needs_none() {
        for (JsonNode route : routes()) {
            JsonNode operation = Objects.requireNonNull(document.operations().get(key(route)));
            boolean open = !route.path("Auth").has("Authorizer");
            assertThat(operation.path("security").isEmpty() && operation.has("security"))
                    .as(key(route))
                    .isEqualTo(open);
            assertThat(document.statuses(key(route)).contains(403)).isEqualTo(!open);
        }
    }

    @Test
    void each_parameter_of_a_path_is_described() {
        document.operations()
                .forEach((route, operation) ->
                        assertThat(pathParameters(operation))
                                .as(route)
                                .containsExactlyInAnyOrderElementsOf(
                                        Stream.of(route.split("/"))
                                                .filter(step -> step.startsWith("{"))
                                                .map(step -> step.substring(1, step.length() - 1))
                                                .toList()));
    }

    @Test
    void every_operation_parameter_answer_and_member_is_described() {
        var undescribed = new ArrayList<String>();
        document.operations()
                .forEach((route, operation) -> {
                    for (String name : List.of("operationId", "summary", "description")) {
                        if (operation.path(name).asText().isBlank()) {
                            undescribed.add(route + " " + name);
                        }
                    }
                });
        findUndescribed("", document.root(), undescribed);

        assertThat(undescribed).isEmpty();
    }

    /// Parameters and answers, and members of objects, wherever they are; what is a reference is
    /// described where it leads to.
    private static void findUndescribed(String place, JsonNode node, List<String> found) {
        for (var member : node.properties()) {
            String here = place + "/" + member.getKey();
            if (member.getKey().matches("properties|schemas|responses")) {
                member.getValue().properties().stream()
                        .filter(each -> !isDescribed(each.getValue()))
                        .forEach(each -> found.add(here + "/" + each.getKey()));
            }
            if (member.getKey().equals("parameters")) {
                member.getValue()
                        .forEach(each -> {
                            if (!isDescribed(each)) {
                                found.add(here + "/" + each.path("name").asText());
                            }
                        });
            }
            findUndescribed(here, member.getValue(), found);
        }
    }

    private static boolean isDescribed(JsonNode node) {
        return node.has("$ref")
                || node.path("description").asText().endsWith(".")
                || node.path("description").asText().endsWith(".\n");
    }

    private List<String> pathParameters(JsonNode operation) {
        var names = new ArrayList<String>();
        for (JsonNode parameter : operation.path("parameters")) {
            JsonNode there =
                    parameter.has("$ref")
                            ? document.root().at(parameter.path("$ref").asText().substring(1))
                            : parameter;
            if (there.path("in").asText().equals("path")) {
                names.add(there.path("name").asText());
            }
        }
        return names;
    }

    private static List<String> violations(JsonNode document) {
        Map<String, String> published =
                PARTS.stream()
                        .collect(Collectors.toMap(part -> PUBLISHED + part, OpenApiTest::read));
        return SchemaRegistry.withDialect(Dialects.getDraft202012(), it -> it.schemas(published))
                .getSchema(SchemaLocation.of(SCHEMA))
                .validate(document)
                .stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }

    /// As it stands in the library that brings it.
    private static String read(String part) {
        String name = "/spec.openapis.org/oas/3.1/" + part;
        try (InputStream file = OpenApiTest.class.getResourceAsStream(name)) {
            return new String(
                    Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private List<JsonNode> routes() {
        return template.events("OperationsFunction", "HttpApi");
    }

    private static String key(JsonNode route) {
        return route.path("Method").asText() + " " + route.path("Path").asText();
    }
}
