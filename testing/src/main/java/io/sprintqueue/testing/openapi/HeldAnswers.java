package io.sprintqueue.testing.openapi;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/// Holds every answer that a suite sees against the document, and counts them. When the suite ends
/// the counts are in `target/held-answers.txt` of its module.
public final class HeldAnswers {
    private static final Path FILE = Path.of("target", "held-answers.txt");
    private static final HeldAnswers OF_OPERATIONS = new HeldAnswers(OpenApi.ofOperations());

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> OF_OPERATIONS.write(FILE)));
    }

    private final OpenApi document;
    private final NavigableMap<String, Long> counts = new ConcurrentSkipListMap<>();

    HeldAnswers(OpenApi document) {
        this.document = document;
    }

    /// The answers of the operations API in this process.
    public static HeldAnswers ofOperations() {
        return OF_OPERATIONS;
    }

    /// Fails the test that has seen the answer if the document does not allow it. That each route
    /// is documented is held against `template.yaml`, so an answer of another one is not judged.
    ///
    /// @param route as in `GET /ops/items/{site}/{key}`
    public void hold(String route, int status, JsonNode body) {
        if (!document.operations().containsKey(route)) {
            return;
        }
        List<String> violations = document.violations(route, status, body);
        if (!violations.isEmpty()) {
            throw new AssertionError(
                    "docs/openapi.yaml does not allow the answer %d of %s: %s\n%s"
                            .formatted(status, route, violations, body));
        }
        counts.merge(route + " " + status, 1L, Long::sum);
    }

    /// Holds an answer that came by HTTP, if it is one of this API.
    ///
    /// @param path without the query
    void holdHttp(String method, String path, int status, JsonNode body) {
        document.route(method, path).ifPresent(route -> hold(route, status, body));
    }

    /// How many answers were held, by route and status.
    public NavigableMap<String, Long> counts() {
        return counts;
    }

    private void write(Path file) {
        String lines =
                counts.entrySet().stream()
                        .map(count -> "%6d %s\n".formatted(count.getValue(), count.getKey()))
                        .collect(Collectors.joining());
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        try {
            Files.writeString(file, lines + "%6d in all\n".formatted(all));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
