package io.sprintqueue.conventions.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The template as a tree. Of a short intrinsic function only the argument is left: `!Ref A` is the
/// text `A`, `!GetAtt A.Arn` is `A.Arn`, `!If [C, a, b]` is a list.
record SamTemplate(JsonNode root) {
    static final Path HOME = Path.of("..");
    static final String FUNCTION = "AWS::Serverless::Function";

    static SamTemplate read() {
        return parse(text("template.yaml"));
    }

    static SamTemplate parse(String yaml) {
        try {
            return new SamTemplate(new ObjectMapper(new YAMLFactory()).readTree(yaml));
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    /// The text of a file of the repository.
    static String text(String path) {
        try {
            return Files.readString(HOME.resolve(path));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The properties of each resource of the type, by its logical id.
    Map<String, JsonNode> resources(String type) {
        var found = new TreeMap<String, JsonNode>();
        for (var resource : root.path("Resources").properties()) {
            if (resource.getValue().path("Type").asText().equals(type)) {
                found.put(resource.getKey(), resource.getValue().path("Properties"));
            }
        }
        return found;
    }

    JsonNode resource(String logicalId) {
        JsonNode resource = root.path("Resources").path(logicalId);
        if (resource.isMissingNode()) {
            throw new AssertionError("no resource " + logicalId);
        }
        return resource;
    }

    JsonNode properties(String logicalId) {
        return resource(logicalId).path("Properties");
    }

    Set<String> names(String section) {
        return Set.copyOf(keys(root.path(section)));
    }

    /// Whether a reference such as `A` or `A.Arn` leads to a parameter or a resource.
    boolean has(String reference) {
        String name = reference.split("\\.", 2)[0];
        return name.startsWith("AWS::")
                || root.path("Resources").has(name)
                || root.path("Parameters").has(name);
    }

    /// The function's variables, those that all functions have among them.
    Map<String, String> environment(String function) {
        var variables = new LinkedHashMap<String, String>();
        Stream.of(root.at("/Globals/Function"), properties(function))
                .map(section -> section.at("/Environment/Variables"))
                .forEach(section ->
                        section.properties()
                                .forEach(each ->
                                        variables.put(each.getKey(), each.getValue().asText())));
        return variables;
    }

    /// The properties of those events of the function that are of the type.
    List<JsonNode> events(String function, String type) {
        return properties(function).path("Events").properties().stream()
                .map(Map.Entry::getValue)
                .filter(event -> event.path("Type").asText().equals(type))
                .map(event -> event.path("Properties"))
                .toList();
    }

    /// One text, or the texts of a list.
    static List<String> texts(JsonNode node) {
        return node.isArray()
                ? StreamSupport.stream(node.spliterator(), false).map(JsonNode::asText).toList()
                : List.of(node.asText());
    }

    static List<String> keys(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }
}
