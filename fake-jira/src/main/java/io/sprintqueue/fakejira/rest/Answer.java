package io.sprintqueue.fakejira.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/// An answer of HTTP.
///
/// @param body JSON, or null where there is none
public record Answer(int status, Map<String, String> headers, @Nullable JsonNode body) {
    static Answer ok(JsonNode body) {
        return new Answer(200, Map.of(), body);
    }

    static Answer of(int status, @Nullable JsonNode body) {
        return new Answer(status, Map.of(), body);
    }

    /// In the shape that Jira gives most of its errors.
    static Answer error(int status, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("errorMessages").add(message);
        body.putObject("errors");
        return of(status, body);
    }

    static Answer notAuthenticated() {
        return of(
                401,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("message", "Client must be authenticated to access this resource.")
                        .put("status-code", 401));
    }

    static Answer noSuchPath() {
        return of(
                404,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("message", "null for uri")
                        .put("status-code", 404));
    }

    Answer with(Map<String, String> more) {
        var all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new Answer(status, all, body);
    }
}
