package io.sprintqueue.console.view;

import org.jspecify.annotations.Nullable;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// A path with its query, as a browser asks for it.
record Address(String path, SequencedMap<String, String> query) {
    /// The path of these steps, without a query.
    static Address of(String start, String... steps) {
        var path = new StringBuilder(start);
        for (String step : steps) {
            path.append('/').append(encoded(step));
        }
        return new Address(path.toString(), new LinkedHashMap<>());
    }

    /// With that in its query, unless it is absent.
    Address with(String name, @Nullable String value) {
        return value == null ? this : with(Map.of(name, value));
    }

    /// With all of that in its query.
    Address with(Map<String, String> values) {
        var all = new LinkedHashMap<>(query);
        all.putAll(values);
        return new Address(path, all);
    }

    @Override
    public String toString() {
        String joined =
                query.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                        .collect(Collectors.joining("&"));
        return joined.isEmpty() ? path : path + "?" + joined;
    }

    /// A plus means a space in queries only; a space is `%20` everywhere.
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
