package io.sprintqueue.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.config.ConfigurationResult.Invalid;
import io.sprintqueue.core.config.ConfigurationResult.Valid;

import java.util.List;

/// Reads a text under one name, and says what comes of it.
final class Reading {
    static final String FILE = "sprintqueue.yaml";

    private Reading() {}

    /// The configuration, which must have no problem; warnings are not looked at.
    static Configuration valid(String yaml) {
        ConfigurationResult result = ConfigurationReader.read(yaml, FILE);
        assertThat(result).isInstanceOf(Valid.class);
        return ((Valid) result).configuration();
    }

    /// The problems as they are printed; none if the file is valid.
    static List<String> problems(String yaml) {
        return switch (ConfigurationReader.read(yaml, FILE)) {
            case Valid _ -> List.of();
            case Invalid(List<Problem> problems) -> printed(problems);
        };
    }

    /// The one problem there must be.
    static String problem(String yaml) {
        List<String> problems = problems(yaml);
        assertThat(problems).hasSize(1);
        return problems.getFirst();
    }

    /// The warnings of a file without a problem.
    static List<String> warnings(String yaml) {
        ConfigurationResult result = ConfigurationReader.read(yaml, FILE);
        assertThat(result).isInstanceOf(Valid.class);
        return printed(((Valid) result).warnings());
    }

    private static List<String> printed(List<Problem> problems) {
        return problems.stream().map(Problem::toString).toList();
    }
}
