package io.sprintqueue.core.config;

import java.util.List;

/// The result of reading a configuration file.
public sealed interface ConfigurationResult {
    /// The file has no problems.
    ///
    /// @param warnings allowed settings that are probably a mistake
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
