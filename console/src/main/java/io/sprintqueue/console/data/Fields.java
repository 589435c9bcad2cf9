package io.sprintqueue.console.data;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Reads the fields of an answer. What is absent, null or of another kind is unknown.
final class Fields {
    private Fields() {}

    static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isValueNode() && !value.isNull() ? value.asText() : null;
    }

    static String textOr(JsonNode node, String name, String otherwise) {
        String text = text(node, name);
        return text == null ? otherwise : text;
    }

    static @Nullable Long whole(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isNumber() ? value.asLong() : null;
    }

    static @Nullable Double decimal(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isNumber() ? value.asDouble() : null;
    }

    static @Nullable Boolean flag(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isBoolean() ? value.asBoolean() : null;
    }

    /// An address that a browser may open: never one that runs something.
    static @Nullable String address(JsonNode node, String name) {
        String text = text(node, name);
        return text != null && text.matches("(?i)https?://[^\\s\"'<>\\\\]+") ? text : null;
    }

    static @Nullable Instant time(JsonNode node, String name) {
        return parsed(text(node, name));
    }

    static <T> List<T> list(JsonNode node, String name, Function<JsonNode, T> read) {
        var list = new ArrayList<T>();
        node.path(name).forEach(element -> list.add(read.apply(element)));
        return List.copyOf(list);
    }

    private static @Nullable Instant parsed(@Nullable String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException noTime) {
            return null;
        }
    }
}
