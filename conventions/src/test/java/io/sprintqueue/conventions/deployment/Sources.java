package io.sprintqueue.conventions.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/// The main code of a module, as text.
final class Sources {
    private Sources() {}

    static String main(String module) {
        return main(module, "");
    }

    /// All of it but for files of one name.
    static String main(String module, String without) {
        Path folder = SamTemplate.HOME.resolve(module).resolve("src/main/java");
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> without.isEmpty() || !file.endsWith(without))
                    .map(Sources::text)
                    .collect(Collectors.joining("\n"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
