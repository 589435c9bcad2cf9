package io.sprintqueue.core.config;

import java.util.List;
import java.util.stream.Collectors;

/// What reading a configuration file comes to.
public sealed interface ConfigurationResult {
    /// The configuration of a valid file, for who cannot go on without one.
    ///
    /// @throws IllegalArgumentException which names every problem, one a line
    default Configuration orThrow() {
        return switch (this) {
            case Valid(Configuration configuration, _) -> configuration;
            case Invalid(List<Problem> problems) ->
                    throw new IllegalArgumentException(
                            problems.stream()
                                    .map(Problem::toString)
                                    .collect(Collectors.joining(System.lineSeparator())));
        };
    }

    /// The file holds every rule.
    ///
    /// @param warnings what is allowed and seldom meant
    record Valid(Configuration configuration, List<Problem> warnings)
            implements ConfigurationResult {
        public Valid {
            warnings = List.copyOf(warnings);
        }
    }

    /// The file breaks at least one rule.
    ///
    /// @param problems all of them, by line
    record Invalid(List<Problem> problems) implements ConfigurationResult {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }
}
