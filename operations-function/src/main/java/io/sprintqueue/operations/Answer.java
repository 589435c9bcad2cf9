package io.sprintqueue.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/// A response: an HTTP status and a JSON body.
record Answer(int status, JsonNode body) {
    static Answer ok(JsonNode body) {
        return new Answer(200, body);
    }

    /// It existed and is gone; the body has its last known values.
    static Answer gone(JsonNode body) {
        return new Answer(410, body);
    }

    /// @param error a short name that programs may rely on
    /// @param message what went wrong and what to do next, for people
    static Answer error(int status, String error, String message) {
        return new Answer(
                status,
                JsonNodeFactory.instance.objectNode().put("error", error).put("message", message));
    }

    static Answer badRequest(String message) {
        return error(400, "bad_request", message);
    }

    static Answer noEventId() {
        return badRequest("that is not an event id; one looks like issue-10013~9f86d081…");
    }

    static Answer notFound(String message) {
        return error(404, "not_found", message);
    }

    static Answer unavailable() {
        return error(503, "unavailable", "a dependency does not answer; try again in a moment");
    }
}
