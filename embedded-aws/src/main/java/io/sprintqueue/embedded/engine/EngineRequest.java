package io.sprintqueue.embedded.engine;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// A request of an AWS client to a service, however it arrived.
///
/// @param method of HTTP
/// @param path decoded, with its leading slash
/// @param query as it was sent, or null
/// @param headers by their names in lower case
/// @param body whole
@SuppressWarnings("ArrayRecordComponent")
record EngineRequest(
        String method,
        String path,
        @Nullable String query,
        Map<String, String> headers,
        byte[] body) {
    /// Of each header the first value counts.
    static EngineRequest of(
            String method, URI uri, Map<String, List<String>> headers, byte[] body) {
        Map<String, String> firsts = new TreeMap<>();
        headers.forEach(
                (name, values) -> firsts.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return new EngineRequest(method, uri.getPath(), uri.getRawQuery(), firsts, body);
    }

    /// The header's value, or an empty text.
    ///
    /// @param name in lower case
    String header(String name) {
        return headers.getOrDefault(name, "");
    }
}
