package io.sprintqueue.fakejira.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Jira Cloud's own contract, which is about version 3. Version 2 differs from it in rich texts
/// alone, and those are in fields of issues, of whose shapes the contract says nothing. Real Jira
/// also names its language in `serverInfo`, which the contract leaves out.
final class Contract {
    private static final String HERE = "https://contract.example/openapi.json";
    private static final String JSON = "/content/application~1json/schema";

    private final JsonNode root;
    private final SchemaRegistry schemas;

    Contract() {
        try (InputStream file = Contract.class.getResourceAsStream("/jira-cloud-openapi.json")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
            root = new ObjectMapper().readTree(text);
            schemas =
                    SchemaRegistry.withDialect(
                            Dialects.getOpenApi30(), it -> it.schemas(Map.of(HERE, text)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// What is wrong with an answer. Formats are not judged: real Jira writes times with offsets
    /// that `date-time` does not allow. What is null counts as absent: the contract marks nowhere
    /// what may be null, and real changelogs have nulls.
    List<String> violations(String method, String path, Answer answer) {
        Optional<String> template = template(path);
        if (template.isEmpty()) {
            return List.of("the contract has no path " + path);
        }
        String pointer =
                "/paths/%s/%s/responses/%d"
                        .formatted(
                                template.get().replace("~", "~0").replace("/", "~1"),
                                method.toLowerCase(Locale.ROOT),
                                answer.status());
        if (root.at(pointer).isMissingNode()) {
            return List.of("the contract has no " + pointer);
        }
        JsonNode body = answer.body();
        if (body == null || root.at(pointer + JSON).isMissingNode()) {
            return List.of();
        }
        return schemas
                .getSchema(SchemaLocation.of(HERE + "#" + pointer + JSON))
                .validate(
                        judged(body.deepCopy()),
                        context -> context.executionConfig(it -> it.formatAssertionsEnabled(false)))
                .stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }

    private static JsonNode judged(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().removeIf(each -> each.getValue().isNull());
            object.remove("defaultLocale");
        }
        node.forEach(Contract::judged);
        return node;
    }

    private Optional<String> template(String path) {
        String third = path.replace("/rest/api/2/", "/rest/api/3/");
        return root.path("paths").properties().stream()
                .map(Map.Entry::getKey)
                .filter(template -> third.matches(template.replaceAll("\\{[^}]+}", "[^/]+")))
                // A path without an open part goes before one with it.
                .min((a, b) -> Boolean.compare(a.contains("{"), b.contains("{")));
    }
}
