package io.sprintqueue.cli.local;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Matches paths against templates such as `/ops/items/{site}/{key}`.
final class PathTemplate {
    private PathTemplate() {}

    /// The values of the parameters, decoded; nothing where the path is another one.
    static Optional<Map<String, String>> match(String template, String path) {
        String[] wanted = template.split("/", -1);
        String[] found = path.split("/", -1);
        if (wanted.length != found.length) {
            return Optional.empty();
        }
        var parameters = new LinkedHashMap<String, String>();
        for (int index = 0; index < wanted.length; index++) {
            boolean parameter = wanted[index].startsWith("{");
            if (parameter && !found[index].isEmpty()) {
                parameters.put(
                        wanted[index].substring(1, wanted[index].length() - 1),
                        decoded(found[index]));
            } else if (!wanted[index].equals(found[index])) {
                return Optional.empty();
            }
        }
        return Optional.of(parameters);
    }

    /// A plus is a plus in a path, unlike in a query.
    private static String decoded(String step) {
        return URLDecoder.decode(step.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
