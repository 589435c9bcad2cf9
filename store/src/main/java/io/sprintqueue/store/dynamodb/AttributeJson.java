package io.sprintqueue.store.dynamodb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Writes any attribute value as DynamoDB's own JSON and reads it back. One value has one text:
/// names and the elements of sets are in their order.
final class AttributeJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private AttributeJson() {}

    static String write(AttributeValue value) {
        return node(value).toString();
    }

    static AttributeValue read(String json) {
        try {
            return value(JSON.readTree(json));
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException("not the JSON of an attribute value", unreadable);
        }
    }

    private static JsonNode node(AttributeValue value) {
        return switch (value.type()) {
            case S -> tagged("S", NODES.textNode(value.s()));
            case N -> tagged("N", NODES.textNode(value.n()));
            case B -> tagged("B", NODES.textNode(base64(value.b())));
            case BOOL -> tagged("BOOL", NODES.booleanNode(value.bool()));
            case NUL -> tagged("NULL", NODES.booleanNode(true));
            case SS -> tagged("SS", set(value.ss().stream()));
            case NS -> tagged("NS", set(value.ns().stream()));
            case BS -> tagged("BS", set(value.bs().stream().map(AttributeJson::base64)));
            case L -> tagged("L", list(value.l()));
            case M -> tagged("M", map(value.m()));
            case UNKNOWN_TO_SDK_VERSION ->
                    throw new IllegalStateException("an attribute of a type unknown to the SDK");
        };
    }

    private static JsonNode tagged(String type, JsonNode content) {
        return NODES.objectNode().set(type, content);
    }

    private static JsonNode set(Stream<String> elements) {
        var array = NODES.arrayNode();
        elements.sorted().forEach(array::add);
        return array;
    }

    private static JsonNode list(List<AttributeValue> elements) {
        var array = NODES.arrayNode();
        elements.forEach(element -> array.add(node(element)));
        return array;
    }

    private static JsonNode map(Map<String, AttributeValue> entries) {
        var object = NODES.objectNode();
        new TreeMap<>(entries).forEach((name, entry) -> object.set(name, node(entry)));
        return object;
    }

    private static AttributeValue value(JsonNode node) {
        if (node.size() != 1) {
            throw new IllegalArgumentException("not the JSON of an attribute value");
        }
        String type = node.fieldNames().next();
        JsonNode content = node.path(type);
        return switch (type) {
            case "S" -> AttributeValue.fromS(content.textValue());
            case "N" -> AttributeValue.fromN(content.textValue());
            case "B" -> AttributeValue.fromB(bytes(content));
            case "BOOL" -> AttributeValue.fromBool(content.booleanValue());
            case "NULL" -> AttributeValue.fromNul(true);
            case "SS" -> AttributeValue.fromSs(elements(content, JsonNode::textValue));
            case "NS" -> AttributeValue.fromNs(elements(content, JsonNode::textValue));
            case "BS" -> AttributeValue.fromBs(elements(content, AttributeJson::bytes));
            case "L" -> AttributeValue.fromL(elements(content, AttributeJson::value));
            case "M" ->
                    AttributeValue.fromM(
                            content.properties().stream()
                                    .collect(
                                            Collectors.toMap(
                                                    Map.Entry::getKey,
                                                    entry -> value(entry.getValue()))));
            default -> throw new IllegalArgumentException("not the JSON of an attribute value");
        };
    }

    private static <T> List<T> elements(JsonNode array, Function<JsonNode, T> read) {
        return StreamSupport.stream(array.spliterator(), false).map(read).toList();
    }

    private static String base64(SdkBytes bytes) {
        return Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
    }

    private static SdkBytes bytes(JsonNode text) {
        return SdkBytes.fromByteArrayUnsafe(Base64.getDecoder().decode(text.textValue()));
    }
}
