package io.sprintqueue.local.field;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The situations that were written for this project, in `events/field/`.
public final class WrittenSituations {
    private static final Set<String> OF_A_SITUATION =
            Set.of(
                    "situation",
                    "jira",
                    "mapping",
                    "steps",
                    "items",
                    "sprints",
                    "gone",
                    "unknown",
                    "explain",
                    "listed");

    private final List<Dialect> dialects;
    private final Notation notation;

    private WrittenSituations(Path folder, Instant start) {
        this.dialects =
                Stream.of("cloud.yaml", "datacenter.yaml")
                        .map(name -> Dialect.in(folder.resolve(name)))
                        .toList();
        this.notation = new Notation(start);
    }

    /// Reads them all, once for each kind of Jira that may send them.
    ///
    /// @param start when the first of each happens
    public static List<Situation> in(Path folder, Instant start) {
        var written = new WrittenSituations(folder, start);
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("\\d.*\\.yaml"))
                    .sorted()
                    .flatMap(file -> Trees.elements(Trees.yaml(file)).stream())
                    .flatMap(written::situations)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Stream<Situation> situations(JsonNode situation) {
        Trees.expectNames(situation, OF_A_SITUATION);
        return dialects.stream()
                .filter(dialect ->
                        situation.path("jira").asText(dialect.jira()).equals(dialect.jira()))
                .map(dialect -> situation(dialect, situation));
    }

    private Situation situation(Dialect dialect, JsonNode situation) {
        var jira = new Jira(dialect, notation);
        return new Situation(
                situation.path("situation").asText() + " (" + dialect.jira() + ")",
                dialect.mapping(situation.path("mapping")),
                Trees.elements(situation.path("steps")).stream().map(jira::step).toList(),
                notation.spelled(
                        Trees.object(situation)
                                .deepCopy()
                                .without(List.of("situation", "jira", "mapping", "steps"))));
    }
}
