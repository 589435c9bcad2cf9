package io.sprintqueue.simulation;

import io.sprintqueue.fakejira.rest.Request;
import io.sprintqueue.jira.JiraExchange;

import org.jspecify.annotations.Nullable;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Requests of sync, as the fake Jira reads them.
final class FakeRequests {
    private FakeRequests() {}

    static Request of(JiraExchange.Request request) {
        var headers = new HashMap<String, String>();
        request.headers()
                .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        String body = request.body();
        return new Request(
                request.method(),
                request.address().getPath(),
                parameters(request.address().getRawQuery()),
                headers,
                body == null ? "" : body);
    }

    private static Map<String, List<String>> parameters(@Nullable String query) {
        var parameters = new HashMap<String, List<String>>();
        if (query != null) {
            for (String pair : query.split("&", -1)) {
                String[] parts = pair.split("=", 2);
                parameters
                        .computeIfAbsent(decoded(parts[0]), _ -> new ArrayList<>())
                        .add(decoded(parts[1]));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
