package io.sprintqueue.cli;

import io.sprintqueue.client.RequestSigner;
import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.config.ConfigurationReader;
import io.sprintqueue.core.config.ConfigurationResult;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/// What `setup` and `doctor` take where an option is left out.
final class Configured {
    private Configured() {}

    /// The configuration of the file, or else of the project.
    static Configuration read(@Nullable Path given) {
        Path file = given == null ? Home.find().configuration() : given;
        try {
            return switch (ConfigurationReader.read(Files.readString(file), file.toString())) {
                case ConfigurationResult.Valid valid -> valid.configuration();
                case ConfigurationResult.Invalid(var problems) ->
                        throw new IllegalArgumentException(
                                "the configuration has problems; see 'config check': "
                                        + problems.getFirst());
            };
        } catch (IOException unreadable) {
            throw new UncheckedIOException("--config cannot be read: " + file, unreadable);
        }
    }

    /// The address of the pipeline: the webhook's own host, where that is this machine.
    static @Nullable URI operations(@Nullable URI given, @Nullable URI webhook) {
        return given == null && webhook != null && RequestSigner.isLocal(webhook)
                ? webhook.resolve("/")
                : given;
    }
}
