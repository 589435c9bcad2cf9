package io.sprintqueue.lab.compare;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.json.BoundedJson;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The reference's load generator, which sends the same to both designs.
final class Generator {
    private static final Duration BUILD = Duration.ofMinutes(5);

    /// How long it waits, after the last answer, until all is done.
    private static final Duration DRAIN = Duration.ofMinutes(5);

    /// More than a burst takes to be sent, with what cannot be connected to timing out.
    private static final Duration SENDING = Duration.ofMinutes(15);

    private static final String EVENT_NAME = "jira:issue_updated";

    private final Path program;
    private final Path bodies;
    private final Processes processes;

    private Generator(Path program, Path bodies, Processes processes) {
        this.program = program;
        this.bodies = bodies;
        this.processes = processes;
    }

    /// Builds it, and puts the issue updates of the sample events where it finds them.
    ///
    /// @param source of the load generator
    /// @param samples bodies as Jira sends them
    /// @param work gets what is made
    static Generator build(Path source, Path samples, Path work, Processes processes) {
        try {
            Path bodies = Files.createDirectories(work.resolve("bodies"));
            copyUpdates(samples, bodies);
            Path program = Files.createDirectories(work.resolve("bin")).resolve("load");
            processes.run(Job.of(BUILD, "go", "build", "-o", program.toString(), ".").in(source));
            return new Generator(program, bodies, processes);
        } catch (IOException failed) {
            throw new UncheckedIOException("the load generator cannot be prepared", failed);
        }
    }

    static void copyUpdates(Path samples, Path bodies) throws IOException {
        for (Path body : jsonFiles(samples)) {
            JsonNode event = BoundedJson.mapper().readTree(body.toFile());
            if (event.path("webhookEvent").asText().equals(EVENT_NAME)) {
                Files.copy(
                        body,
                        bodies.resolve(body.getFileName()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static List<Path> jsonFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
    }

    /// Sends the load, and returns when the design has done with it or patience ends.
    Sent send(Load load, Target target) {
        Path samples = program.resolveSibling("samples.csv");
        var command = new ArrayList<>(List.of(program.toString()));
        command.addAll(target.flags());
        command.addAll(load.flags());
        command.addAll(
                List.of(
                        "--secret",
                        Side.SECRET,
                        "--payloads",
                        bodies.toString(),
                        "--match",
                        "*.json",
                        "--samples",
                        samples.toString(),
                        "--drain-every",
                        "2s",
                        "--drain-timeout",
                        DRAIN.toSeconds() + "s"));
        Duration patience = load.length().plus(SENDING).plus(DRAIN);
        String report = processes.run(Job.of(patience, command.toArray(String[]::new)));
        try {
            return Sent.of(BoundedJson.mapper().readTree(report), Files.readString(samples));
        } catch (IOException failed) {
            throw new UncheckedIOException("the load generator's report cannot be read", failed);
        }
    }
}
