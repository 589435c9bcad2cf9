package io.sprintqueue.testing.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;

import io.sprintqueue.testing.ProjectFolder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The document of an API, which judges answers more strictly than it says: no answer may have a
/// member that the document lacks.
public final class OpenApi {
    private static final String HERE = "https://document.example/openapi.json";
    private static final String JSON = "/content/application~1json/schema";
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");

    private final JsonNode root;
    private final Map<String, JsonNode> operations = new TreeMap<>();
    private final SchemaRegistry schemas;

    /// @param root the document as it is written
    public OpenApi(JsonNode root) {
        this.root = root;
        root.path("paths")
                .properties()
                .forEach(path ->
                        path.getValue()
                                .properties()
                                .forEach(operation -> add(path.getKey(), operation)));
        String closed = closed(root.deepCopy()).toString();
        schemas =
                SchemaRegistry.withDialect(
                        Dialects.getOpenApi31(), it -> it.schemas(Map.of(HERE, closed)));
    }

    /// Reads the document of the operations API.
    public static OpenApi ofOperations() {
        try {
            return new OpenApi(
                    new YAMLMapper()
                            .readTree(ProjectFolder.find().resolve("docs/openapi.yaml").toFile()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void add(String path, Map.Entry<String, JsonNode> operation) {
        if (METHODS.contains(operation.getKey())) {
            operations.put(
                    operation.getKey().toUpperCase(Locale.ROOT) + " " + path, operation.getValue());
        }
    }

    /// The document.
    public JsonNode root() {
        return root;
    }

    /// Each operation by its method and path, as in `GET /ops/items/{site}/{key}`.
    public Map<String, JsonNode> operations() {
        return Map.copyOf(operations);
    }

    /// The operation that a request is for.
    ///
    /// @param path without the query, as it is sent
    public Optional<String> route(String method, String path) {
        return operations.keySet().stream()
                .filter(route ->
                        (method + " " + path).matches(route.replaceAll("\\{[^}]+}", "[^/]+")))
                .findFirst();
    }

    /// What the document does not allow in an answer.
    public List<String> violations(String route, int status, JsonNode body) {
        JsonNode operation = operations.getOrDefault(route, MissingNode.getInstance());
        JsonNode response = operation.path("responses").path(Integer.toString(status));
        if (response.isMissingNode()) {
            return List.of("the document has no answer %d of %s".formatted(status, route));
        }
        String pointer =
                response.has("$ref")
                        ? response.path("$ref").asText().substring(1)
                        : pointer(route) + "/responses/" + status;
        return schemas
                .getSchema(SchemaLocation.of(HERE + "#" + encoded(pointer + JSON)))
                .validate(
                        body,
                        context -> context.executionConfig(it -> it.formatAssertionsEnabled(true)))
                .stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }

    private static String pointer(String route) {
        int space = route.indexOf(' ');
        return "/paths/%s/%s"
                .formatted(
                        route.substring(space + 1).replace("~", "~0").replace("/", "~1"),
                        route.substring(0, space).toLowerCase(Locale.ROOT));
    }

    /// A pointer is the fragment of an address, where braces are not allowed.
    private static String encoded(String pointer) {
        return pointer.replace("{", "%7B").replace("}", "%7D");
    }

    /// Lets an object have no other members than those that are named.
    private static JsonNode closed(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(OpenApi::closed);
        return node;
    }

    /// The statuses that an operation documents.
    public Set<Integer> statuses(String route) {
        return operations
                .getOrDefault(route, MissingNode.getInstance())
                .path("responses")
                .properties()
                .stream()
                .map(response -> Integer.valueOf(response.getKey()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
