package io.sprintqueue.local.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.local.story.TimeShift;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Situations that others wrote: whole bodies, and for each situation a file
/// `NAME.expect.json` that names them.
public final class GivenSituations {
    private static final String ENDING = ".expect.json";
    private static final Pattern TIMESTAMP =
            Pattern.compile("\"timestamp\"\\s*:\\s*\"?(?<millis>\\d{13})");

    private final Path folder;
    private final Instant now;

    private GivenSituations(Path folder, Instant now) {
        this.folder = folder;
        this.now = now;
    }

    /// Reads all of the folder. The times of each are moved by whole days, so that its last body
    /// was sent within the last day.
    public static List<Situation> in(Path folder, Instant now) {
        var given = new GivenSituations(folder, now);
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .map(given::situation)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Situation situation(Path file) {
        ObjectNode written = Trees.object(Trees.json(Trees.text(file)));
        List<JsonNode> steps = Trees.elements(written.path("steps"));
        TimeShift shift = shift(steps.stream().map(this::bodyOf).toList());
        ObjectNode end = Trees.object(Trees.json(shift.apply(Trees.text(file))));
        String name = file.getFileName().toString().replace(ENDING, "");
        return new Situation(
                name + ": " + written.path("report").asText(),
                written.path("fields"),
                steps.stream().map(step -> step(step, shift)).toList(),
                end.without(List.of("report", "fields", "steps")));
    }

    private Situation.Step step(JsonNode step, TimeShift shift) {
        return new Situation.Step(
                step.path("file").asText(),
                shift.apply(bodyOf(step)),
                Trees.texts(step.path("headers")),
                Trees.object(step).deepCopy().without(List.of("file", "headers")));
    }

    private TimeShift shift(List<String> bodies) {
        Duration age =
                bodies.stream()
                        .flatMap(body -> TIMESTAMP.matcher(body).results())
                        .map(found -> Instant.ofEpochMilli(Long.parseLong(found.group("millis"))))
                        .max(Comparator.naturalOrder())
                        .map(last -> Duration.between(last, now))
                        .orElse(Duration.ZERO);
        return new TimeShift(
                Duration.ofDays(Math.floorDiv(age.toMillis(), Duration.ofDays(1).toMillis())));
    }

    private String bodyOf(JsonNode step) {
        return Trees.text(folder.resolve(step.path("file").asText()));
    }
}
