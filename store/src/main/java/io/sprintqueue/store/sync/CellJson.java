package io.sprintqueue.store.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.json.BoundedJson;

import java.time.Instant;
import java.util.Optional;

/// Reads the JSON that stands in a cell.
public final class CellJson {
    private CellJson() {}

    /// The object; an empty one where nothing stands.
    ///
    /// @param what it is of, for the message where it is damaged
    public static ObjectNode of(String text, String what) {
        try {
            return !text.isEmpty() && BoundedJson.mapper().readTree(text) instanceof ObjectNode json
                    ? json
                    : JsonNodeFactory.instance.objectNode();
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException(what + " is " + BoundedJson.problem(damaged), damaged);
        }
    }

    static Optional<Instant> instant(ObjectNode json, String name) {
        return Optional.ofNullable(json.path(name).textValue()).map(Instant::parse);
    }
}
