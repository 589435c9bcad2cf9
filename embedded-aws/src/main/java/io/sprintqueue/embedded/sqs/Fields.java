package io.sprintqueue.embedded.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/// The members of a request, or of an object inside it.
record Fields(JsonNode node) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Fields read(byte[] request) {
        try {
            JsonNode node = JSON.readTree(request);
            if (node.isObject()) {
                return new Fields(node);
            }
        } catch (IOException malformed) {
            throw SqsError.MALFORMED_REQUEST.because(
                    "The request is not JSON: " + malformed.getMessage());
        }
        throw SqsError.MALFORMED_REQUEST.because("The request is not a JSON object.");
    }

    Optional<String> text(String name) {
        return member(name).map(JsonNode::asText);
    }

    String required(String name) {
        return text(name).filter(text -> !text.isEmpty()).orElseThrow(() -> missing(name));
    }

    int number(String name, int least, int most, int otherwise) {
        Optional<JsonNode> member = member(name);
        if (member.isEmpty()) {
            return otherwise;
        }
        JsonNode number = member.get();
        if (!number.canConvertToInt() || number.asInt() < least || number.asInt() > most) {
            throw SqsError.invalid(
                    name,
                    number.asText(),
                    "Must be between %d and %d, if provided.".formatted(least, most));
        }
        return number.asInt();
    }

    boolean has(String name) {
        return member(name).isPresent();
    }

    List<Fields> items(String name) {
        return elements(name).stream().map(Fields::new).toList();
    }

    Set<String> texts(String name) {
        var texts = new HashSet<String>();
        elements(name).forEach(element -> texts.add(element.asText()));
        return texts;
    }

    Map<String, String> textsByName(String name) {
        var texts = new LinkedHashMap<String, String>();
        byName(name).forEach((key, value) -> texts.put(key, value.node().asText()));
        return texts;
    }

    Map<String, Fields> byName(String name) {
        var fields = new LinkedHashMap<String, Fields>();
        member(name)
                .ifPresent(object ->
                        object.properties()
                                .forEach(each ->
                                        fields.put(each.getKey(), new Fields(each.getValue()))));
        return fields;
    }

    static SqsException missing(String name) {
        return SqsError.MISSING_PARAMETER.because(
                "The request must contain the parameter " + name + ".");
    }

    private List<JsonNode> elements(String name) {
        return member(name)
                .map(array -> StreamSupport.stream(array.spliterator(), false).toList())
                .orElse(List.of());
    }

    private Optional<JsonNode> member(String name) {
        JsonNode member = node.path(name);
        return member.isMissingNode() || member.isNull() ? Optional.empty() : Optional.of(member);
    }
}
