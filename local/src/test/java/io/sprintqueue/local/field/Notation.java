package io.sprintqueue.local.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// What stands for a time or for a long value in a written situation.
///
/// `@90` is 90 seconds after the start as issues have it, `@90Z` as sprints have it, `@90ms` as
/// `timestamp` has it. `{ text: ab, times: 3 }` is ababab. `{ list: 2, of: ab, length: 5 }` is
/// ab000 and ab001.
record Notation(Instant start) {
    private static final Pattern TIME = Pattern.compile("@(\\d+)(Z|ms)?\\b");
    private static final DateTimeFormatter OF_ISSUES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter OF_SPRINTS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    Instant at(long seconds) {
        return start.plusSeconds(seconds);
    }

    /// The tree with everything written out.
    JsonNode spelled(JsonNode json) {
        if (json.isTextual()) {
            return TextNode.valueOf(TIME.matcher(json.textValue()).replaceAll(this::time));
        }
        if (json.isArray()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            json.forEach(element -> list.add(spelled(element)));
            return list;
        }
        return json.isObject() ? spelledObject(json) : json;
    }

    private JsonNode spelledObject(JsonNode json) {
        if (json.has("text") && json.has("times")) {
            return TextNode.valueOf(json.path("text").asText().repeat(json.path("times").asInt()));
        }
        if (json.has("list") && json.has("of")) {
            return list(json);
        }
        var object = JsonNodeFactory.instance.objectNode();
        json.properties().forEach(each -> object.set(each.getKey(), spelled(each.getValue())));
        return object;
    }

    private static ArrayNode list(JsonNode json) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        String of = json.path("of").asText();
        int digits = json.path("length").asInt() - of.length();
        IntStream.range(0, json.path("list").asInt())
                .mapToObj(number -> of + ("%0" + digits + "d").formatted(number))
                .forEach(list::add);
        return list;
    }

    private String time(MatchResult match) {
        Instant time = at(Long.parseLong(match.group(1)));
        return switch (match.group(2)) {
            case null -> OF_ISSUES.format(time);
            case "ms" -> Long.toString(time.toEpochMilli());
            default -> OF_SPRINTS.format(time);
        };
    }
}
