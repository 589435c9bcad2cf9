package io.sprintqueue.embedded;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/// How the engines run.
///
/// @param dataDirectory where they keep what they hold, or null to forget it with the process
public record EmbeddedOptions(@Nullable Path dataDirectory) {
    public static EmbeddedOptions inMemory() {
        return new EmbeddedOptions(null);
    }

    public static EmbeddedOptions onDisk(Path dataDirectory) {
        return new EmbeddedOptions(dataDirectory);
    }
}
