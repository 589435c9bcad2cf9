package io.sprintqueue.fakejira.rest;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A request of HTTP.
///
/// @param path decoded, without the query
/// @param headers by their names in lower case
public record Request(
        String method,
        String path,
        Map<String, List<String>> query,
        Map<String, String> headers,
        String body) {
    /// The header's value.
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    Request at(String otherPath) {
        return new Request(method, otherPath, query, headers, body);
    }
}
