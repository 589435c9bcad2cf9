package io.sprintqueue.aws;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.config.ConfigurationReader;
import io.sprintqueue.core.config.ConfigurationResult;
import io.sprintqueue.core.config.Problem;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A function's environment, read once and completely, so that one deployment shows every problem.
public final class Environment {
    private final Map<String, String> variables;
    private final List<String> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    /// Reads from these variables.
    public Environment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /// The variable's value. A problem is remembered for [#complete()], here as below.
    public String text(String name) {
        String value = variables.getOrDefault(name, "");
        if (value.isBlank()) {
            problems.add(name + " is missing");
        }
        return value;
    }

    /// The variable's value, which is an http or https URL.
    public String url(String name) {
        String value = text(name);
        if (!value.isBlank() && !isUrl(value)) {
            problems.add(name + " is not an http or https URL");
        }
        return value;
    }

    /// The variable's value, which is one of these; where it is not set, the first of them.
    public String oneOf(String name, String otherwise, String... others) {
        String value = variables.getOrDefault(name, otherwise);
        if (!value.equals(otherwise) && !List.of(others).contains(value)) {
            problems.add(
                    "%s is not %s or %s".formatted(name, otherwise, String.join(" or ", others)));
            return otherwise;
        }
        return value;
    }

    /// What is allowed and seldom meant in the configuration that was read.
    public List<Problem> warnings() {
        return List.copyOf(warnings);
    }

    /// The configuration in the file that the variable names; where it names none, the defaults.
    public Configuration configuration(String name) {
        String file = variables.getOrDefault(name, "");
        return file.isBlank() ? ConfigurationReader.defaults() : configuration(name, Path.of(file));
    }

    private Configuration configuration(String name, Path file) {
        try {
            String fileName = String.valueOf(file.getFileName());
            return switch (ConfigurationReader.read(Files.readString(file), fileName)) {
                case ConfigurationResult.Valid(
                                Configuration configuration,
                                List<Problem> found) -> {
                    warnings.addAll(found);
                    yield configuration;
                }
                case ConfigurationResult.Invalid(List<Problem> found) -> {
                    found.stream().map(Problem::toString).forEach(problems::add);
                    yield ConfigurationReader.defaults();
                }
            };
        } catch (IOException unreadable) {
            problems.add(name + " names a file that cannot be read: " + file);
            return ConfigurationReader.defaults();
        }
    }

    /// Says that all has been read.
    ///
    /// @throws IllegalStateException which lists every problem
    public void complete() {
        if (!problems.isEmpty()) {
            throw new IllegalStateException(
                    "the function cannot start:\n- " + String.join("\n- ", problems));
        }
    }

    private static boolean isUrl(String value) {
        try {
            String scheme = URI.create(value).getScheme();
            return "https".equals(scheme) || "http".equals(scheme);
        } catch (IllegalArgumentException notAtAll) {
            return false;
        }
    }
}
