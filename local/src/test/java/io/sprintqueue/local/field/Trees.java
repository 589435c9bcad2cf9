package io.sprintqueue.local.field;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

import io.sprintqueue.core.json.BoundedJson;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads trees of JSON and YAML, and changes them by path: names with dots between them.
final class Trees {
    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory())
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private Trees() {}

    static JsonNode json(String text) {
        try {
            return BoundedJson.mapper().readTree(text);
        } catch (JsonProcessingException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static JsonNode yaml(Path file) {
        try {
            return YAML.readTree(text(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot be read: " + file, unreadable);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot be read: " + file, unreadable);
        }
    }

    static ObjectNode object(JsonNode json) {
        if (json instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalArgumentException("no object: " + json);
    }

    static List<JsonNode> elements(JsonNode list) {
        return list.valueStream().toList();
    }

    static Map<String, String> texts(JsonNode object) {
        var texts = new LinkedHashMap<String, String>();
        object.properties().forEach(each -> texts.put(each.getKey(), each.getValue().asText()));
        return texts;
    }

    /// Refuses a name that would be passed over in silence.
    static void expectNames(JsonNode object, Set<String> known) {
        object.fieldNames()
                .forEachRemaining(name -> {
                    if (!known.contains(name)) {
                        throw new IllegalArgumentException(
                                name + " means nothing here, one of " + known + " does: " + object);
                    }
                });
    }

    /// Puts the values of one object over those of the other, objects into objects.
    static void merge(ObjectNode into, JsonNode from) {
        for (Map.Entry<String, JsonNode> each : from.properties()) {
            if (each.getValue().isObject() && into.get(each.getKey()) instanceof ObjectNode inner) {
                merge(inner, each.getValue());
            } else {
                into.set(each.getKey(), each.getValue().deepCopy());
            }
        }
    }

    static void remove(ObjectNode from, String path) {
        int dot = path.lastIndexOf('.');
        JsonNode parent = dot < 0 ? from : at(from, path.substring(0, dot));
        if (!(parent instanceof ObjectNode object) || !object.has(path.substring(dot + 1))) {
            throw new IllegalArgumentException("nothing to leave out at " + path + ": " + from);
        }
        object.remove(path.substring(dot + 1));
    }

    static JsonNode at(JsonNode json, String path) {
        JsonNode node = json;
        for (String name : path.split("\\.", -1)) {
            node = node.path(name);
        }
        return node;
    }
}
