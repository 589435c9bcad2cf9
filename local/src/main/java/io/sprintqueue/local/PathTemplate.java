package io.sprintqueue.local;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Matches paths against templates such as `/ops/items/{site}/{key}`.
final class PathTemplate {
    private static final String GREEDY = "+}";

    private PathTemplate() {}

    /// The values of the parameters, decoded; nothing if the path is another one. A last parameter
    /// such as `{proxy+}` takes all that is left, which may be nothing.
    static Optional<Map<String, String>> match(String template, String path) {
        String[] wanted = template.split("/", -1);
        boolean greedy = isGreedy(wanted[wanted.length - 1]);
        String[] found = path.split("/", greedy ? wanted.length : -1);
        if (wanted.length != found.length) {
            return Optional.empty();
        }
        var parameters = new LinkedHashMap<String, String>();
        for (int index = 0; index < wanted.length; index++) {
            if (isParameter(wanted[index])
                    && (isGreedy(wanted[index]) || !found[index].isEmpty())) {
                parameters.put(name(wanted[index]), decoded(found[index]));
            } else if (!wanted[index].equals(found[index])) {
                return Optional.empty();
            }
        }
        return Optional.of(parameters);
    }

    private static boolean isParameter(String step) {
        return step.startsWith("{");
    }

    private static boolean isGreedy(String step) {
        return step.endsWith(GREEDY);
    }

    private static String name(String step) {
        return step.substring(1, step.length() - (isGreedy(step) ? GREEDY.length() : 1));
    }

    /// A plus is a plus in a path, unlike in a query.
    private static String decoded(String step) {
        return URLDecoder.decode(step.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
