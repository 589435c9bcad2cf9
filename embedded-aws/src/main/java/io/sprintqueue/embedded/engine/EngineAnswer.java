package io.sprintqueue.embedded.engine;

import java.util.Map;

/// A service's response.
///
/// @param status of HTTP
/// @param body may be empty
@SuppressWarnings("ArrayRecordComponent")
record EngineAnswer(int status, Map<String, String> headers, byte[] body) {
    private static final byte[] NOTHING = {};

    static EngineAnswer empty(int status, Map<String, String> headers) {
        return new EngineAnswer(status, headers, NOTHING);
    }

    static EngineAnswer of(int status, String contentType, byte[] body) {
        return new EngineAnswer(status, Map.of("Content-Type", contentType), body);
    }
}
