package io.sprintqueue.integration;

import org.opentest4j.TestAbortedException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// This project's own files and scripts.
final class Project {
    /// What a script ends with where this machine lacks what it needs.
    private static final int UNAVAILABLE = 69;

    private Project() {}

    /// The folder of the project.
    static Path home() {
        return Path.of("").toAbsolutePath().getParent();
    }

    /// The folder of a virtual environment of Python.
    ///
    /// @throws TestAbortedException where it cannot be made here
    static Path python(String name) {
        Path script = home().resolve("scripts").resolve("python-tool");
        return Path.of(run(Map.of(), List.of(script.toString(), name)).strip());
    }

    /// Runs a command and returns what it wrote.
    ///
    /// @throws AssertionError where it fails, with all it said
    static String run(Map<String, String> environment, List<String> command) {
        try {
            Path errors = Files.createTempFile("command", ".log");
            var builder = new ProcessBuilder(command).redirectError(errors.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            String said = Files.readString(errors);
            Files.delete(errors);
            if (code == UNAVAILABLE) {
                throw new TestAbortedException("SKIPPED: " + said);
            }
            if (code != 0) {
                throw new AssertionError(command + " ended with " + code + ": " + output + said);
            }
            return output;
        } catch (IOException failed) {
            throw new AssertionError("cannot run " + command, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
