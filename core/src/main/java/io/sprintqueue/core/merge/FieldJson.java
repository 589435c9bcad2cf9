package io.sprintqueue.core.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/// Values as JSON for readers; a cleared value is null.
public final class FieldJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private FieldJson() {}

    public static JsonNode of(FieldValue value) {
        return switch (value) {
            case FieldValue.Cleared _ -> NODES.nullNode();
            case FieldValue.Text(String text) -> NODES.textNode(text);
            case FieldValue.Numeric(BigDecimal number) -> NODES.numberNode(plain(number));
            case FieldValue.Flag(boolean on) -> NODES.booleanNode(on);
            case FieldValue.User(var id, String name) ->
                    NODES.objectNode().put("id", id).put("name", name);
            case FieldValue.Texts(List<String> texts) -> texts(texts);
            case FieldValue.Opaque(String stored) -> NODES.textNode(stored);
        };
    }

    /// The number as people write it: 20 is kept as 2E+1, which many readers of JSON refuse. One
    /// that would take more than 30 zeros stays as it is.
    public static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
        return number != null && number.scale() < 0 && number.scale() >= -30
                ? number.setScale(0)
                : number;
    }

    /// The number as a text, as people write it.
    public static String shown(BigDecimal number) {
        return String.valueOf(plain(number));
    }

    public static ArrayNode texts(List<String> texts) {
        ArrayNode json = NODES.arrayNode();
        texts.forEach(json::add);
        return json;
    }
}
