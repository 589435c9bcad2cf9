package io.sprintqueue.local.runtime;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.json.BoundedJson;
import io.sprintqueue.testing.Eventually;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// Processes that run the [TestHandler].
final class TestProgram {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private TestProgram() {}

    static Program of(Duration timeout, Map<String, String> environment) {
        return of(timeout, environment, Path.of("").toAbsolutePath());
    }

    /// In a working directory of its own.
    static Program in(Path taskRoot) {
        return of(Duration.ofSeconds(10), Map.of(), taskRoot);
    }

    private static Program of(Duration timeout, Map<String, String> environment, Path taskRoot) {
        return new Program(
                "TestFunction",
                TestHandler.class.getName(),
                System.getProperty("java.class.path"),
                Program.USUAL_OPTIONS,
                environment,
                512,
                timeout,
                taskRoot);
    }

    static byte[] tell(String word) {
        return event("{\"do\":\"tell\",\"say\":\"" + word + "\"}");
    }

    static byte[] event(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    static JsonNode json(byte[] bytes) {
        try {
            return BoundedJson.mapper().readTree(bytes);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    static void await(String what, BooleanSupplier reached) {
        Eventually.isTrue(what, PATIENCE, reached);
    }
}
