package io.sprintqueue.embedded;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/// How the engines run.
///
/// @param dataDirectory where they keep what they hold, or null to forget it with the process
/// @param deletesExpired whether rows are deleted when they expire by this machine's clock; readers
///     do not show them anyway
public record EmbeddedOptions(@Nullable Path dataDirectory, boolean deletesExpired) {
    public EmbeddedOptions(@Nullable Path dataDirectory) {
        this(dataDirectory, true);
    }

    public static EmbeddedOptions inMemory() {
        return new EmbeddedOptions(null);
    }

    public static EmbeddedOptions onDisk(Path dataDirectory) {
        return new EmbeddedOptions(dataDirectory);
    }
}
