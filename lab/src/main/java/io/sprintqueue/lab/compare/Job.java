package io.sprintqueue.lab.compare;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A foreign command, and how long it may take.
///
/// @param environment what it finds in its environment besides what this process has
record Job(
        List<String> command, Map<String, String> environment, Path directory, Duration patience) {
    Job {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /// With what this process has in its environment, in its own directory.
    static Job of(Duration patience, String... command) {
        return new Job(List.of(command), Map.of(), Path.of(""), patience);
    }

    Job in(Path other) {
        return new Job(command, environment, other, patience);
    }

    ProcessBuilder builder() {
        var builder = new ProcessBuilder(command).directory(directory.toAbsolutePath().toFile());
        builder.environment().putAll(environment);
        return builder;
    }

    @Override
    public String toString() {
        Path program = Path.of(command.getFirst());
        return program.getFileName() + (command.size() > 1 ? " " + command.get(1) : "");
    }
}
