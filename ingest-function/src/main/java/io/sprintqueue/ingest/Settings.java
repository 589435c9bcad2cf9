package io.sprintqueue.ingest;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.config.ConfigurationReader;
import io.sprintqueue.core.config.ConfigurationResult;
import io.sprintqueue.core.config.Problem;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What the environment says, read once and checked whole.
record Settings(
        String interactiveQueueUrl,
        String bulkQueueUrl,
        String bodyBucket,
        String secretId,
        Configuration configuration) {
    /// Reads the variables and the configuration file that one of them names; without it, the
    /// defaults hold.
    ///
    /// @throws IllegalStateException which lists every problem
    static Settings from(Map<String, String> environment) {
        var reader = new Reader(environment);
        var settings =
                new Settings(
                        reader.url("INTERACTIVE_QUEUE_URL"),
                        reader.url("BULK_QUEUE_URL"),
                        reader.text("BODY_BUCKET"),
                        reader.text("SECRET_ID"),
                        reader.configuration("CONFIG_FILE"));
        reader.throwIfProblems();
        return settings;
    }

    private static final class Reader {
        private final Map<String, String> environment;
        private final List<String> problems = new ArrayList<>();

        Reader(Map<String, String> environment) {
            this.environment = environment;
        }

        String text(String name) {
            String value = environment.getOrDefault(name, "");
            if (value.isBlank()) {
                problems.add(name + " is missing");
            }
            return value;
        }

        String url(String name) {
            String value = text(name);
            if (!value.isBlank() && !isUrl(value)) {
                problems.add(name + " is no http or https URL");
            }
            return value;
        }

        Configuration configuration(String name) {
            String file = environment.get(name);
            return file == null || file.isBlank()
                    ? ConfigurationReader.defaults()
                    : configuration(name, Path.of(file));
        }

        private Configuration configuration(String name, Path file) {
            try {
                return switch (ConfigurationReader.read(Files.readString(file), file.toString())) {
                    case ConfigurationResult.Valid(var configuration, _) -> configuration;
                    case ConfigurationResult.Invalid(var found) -> {
                        found.stream().map(Problem::toString).forEach(problems::add);
                        yield ConfigurationReader.defaults();
                    }
                };
            } catch (IOException unreadable) {
                problems.add(name + " names a file that cannot be read: " + file);
                return ConfigurationReader.defaults();
            }
        }

        void throwIfProblems() {
            if (!problems.isEmpty()) {
                throw new IllegalStateException(
                        "the function cannot start:\n- " + String.join("\n- ", problems));
            }
        }

        private static boolean isUrl(String value) {
            try {
                @Nullable String scheme = URI.create(value).getScheme();
                return "https".equals(scheme) || "http".equals(scheme);
            } catch (IllegalArgumentException notAtAll) {
                return false;
            }
        }
    }
}
