package io.sprintqueue.lab.functions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.json.BoundedJson;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Bodies as Jira sends them, of about any size: a sample event with fewer fields, or with more.
/// Padding with one long text would be parsed faster than a real body.
public final class SizedBody {
    private static final int FIRST_ISSUE = 81_000_012;
    private static final int FIRST_KEY = 1_000_001;
    private static final Path SAMPLE = Path.of("events", "cloud", "24-bug-priority-raised.json");

    /// What a queue item is made of stays, however small the body.
    private static final Set<String> KEPT =
            Set.of(
                    "summary",
                    "status",
                    "priority",
                    "updated",
                    "created",
                    "project",
                    "issuetype",
                    "customfield_10019",
                    "customfield_10020");

    private SizedBody() {}

    /// The update of an issue.
    ///
    /// @param home the project's folder, where the sample lies
    /// @param bytes how large the body is, give or take one field
    /// @param issue which of the issues, from 0
    /// @param at when it happened
    public static Body of(Path home, int bytes, int issue, Instant at) {
        try {
            ObjectNode event =
                    (ObjectNode) BoundedJson.tree(Files.readAllBytes(home.resolve(SAMPLE)));
            var fields = (ObjectNode) event.at("/issue/fields");
            event.put("timestamp", at.toEpochMilli());
            ((ObjectNode) event.path("issue")).put("id", id(issue)).put("key", key(issue));
            fields.put("updated", at.toString());
            shrink(event, fields, bytes);
            grow(event, fields, bytes);
            return new Body(written(event));
        } catch (IOException failed) {
            throw new UncheckedIOException("the sample event cannot be read", failed);
        }
    }

    /// The id of one of the issues, which no other text of a body has.
    public static String id(int issue) {
        return Integer.toString(FIRST_ISSUE + issue);
    }

    /// The key of one of the issues, whose number has as many digits in the first nine million.
    public static String key(int issue) {
        return "ORBIT-" + (FIRST_KEY + issue);
    }

    private static void shrink(ObjectNode event, ObjectNode fields, int bytes) {
        if (written(event).length > bytes) {
            event.remove("changelog");
        }
        var names = new ArrayList<String>();
        fields.fieldNames().forEachRemaining(names::add);
        for (String name : names.reversed()) {
            if (written(event).length <= bytes) {
                return;
            }
            if (!KEPT.contains(name)) {
                fields.remove(name);
            }
        }
    }

    /// Gives the issue the fields that it has again, as custom ones.
    private static void grow(ObjectNode event, ObjectNode fields, int bytes) {
        List<JsonNode> values = new ArrayList<>();
        fields.forEach(values::add);
        int size = written(event).length;
        for (int index = 0; size < bytes; index++) {
            JsonNode value = values.get(index % values.size());
            String name = "customfield_" + (20_000 + index);
            fields.set(name, value);
            size += written(value).length + name.length() + 4;
        }
    }

    private static byte[] written(JsonNode json) {
        try {
            return BoundedJson.mapper().writeValueAsBytes(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a JSON tree can be written", impossible);
        }
    }
}
