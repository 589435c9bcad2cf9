package io.sprintqueue.core.support;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sprintqueue.core.delivery.Body;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Finds bodies in folders: the project's own in `events/`, and captures next to the repository.
public final class Samples {
    private static final String CAPTURES_PROPERTY = "sprintqueue.payloads";
    private static final String SITUATIONS_PROPERTY = "sprintqueue.field";

    private Samples() {}

    /// The folder `events/` of the repository.
    public static Path events() {
        return above("events/expected.json").orElseThrow().getParent();
    }

    /// Captured bodies by file name. They are not part of the repository: without them the test is
    /// skipped, loudly.
    public static SortedMap<String, Body> captures() {
        Optional<Path> folder = folder(CAPTURES_PROPERTY, "shared/payloads");
        assumeTrue(
                folder.isPresent(),
                "SKIPPED: the captured payloads are not here; name their folder by -D"
                        + CAPTURES_PROPERTY);
        return bodies(folder.get());
    }

    /// One captured body.
    public static Body capture(String name) {
        return Objects.requireNonNull(captures().get(name), name);
    }

    /// The bodies of a folder by file name, in the names' order.
    public static SortedMap<String, Body> bodies(Path folder) {
        var bodies = new TreeMap<String, Body>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".json")).toList()) {
                bodies.put(file.getFileName().toString(), new Body(Files.readAllBytes(file)));
            }
            return bodies;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The folder of situations that are not part of this repository, where there is one.
    public static Optional<Path> situations() {
        return folder(SITUATIONS_PROPERTY, "shared/field");
    }

    /// The folder that the property names, or else the one next to the repository.
    private static Optional<Path> folder(String property, String next) {
        String named = System.getProperty(property);
        return (named == null ? above(next) : Optional.of(Path.of(named)))
                .filter(Files::isDirectory);
    }

    /// The path below the working directory or the nearest folder above it that has it.
    private static Optional<Path> above(String path) {
        return Stream.iterate(Path.of("").toAbsolutePath(), each -> each != null, Path::getParent)
                .map(each -> each.resolve(path))
                .filter(Files::exists)
                .findFirst();
    }
}
