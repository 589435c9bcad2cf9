package io.sprintqueue.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Lists of texts in a cursor.
final class Lists {
    private Lists() {}

    static List<String> get(JsonNode json, String name) {
        var texts = new ArrayList<String>();
        json.path(name).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    static void put(ObjectNode json, String name, Collection<String> texts) {
        ArrayNode list = json.putArray(name);
        texts.forEach(list::add);
    }
}
