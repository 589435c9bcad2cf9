package io.sprintqueue.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The variables of a function's process, read whole: all that are missing are named at once, so
/// that one deployment shows every problem.
public final class Environment {
    private final Map<String, String> variables;
    private final List<String> missing = new ArrayList<>();

    /// Reads from these variables.
    public Environment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /// The variable's value; one that is missing is remembered for [#complete()].
    public String text(String name) {
        String value = variables.getOrDefault(name, "");
        if (value.isBlank()) {
            missing.add(name);
        }
        return value;
    }

    /// Says that all has been read.
    ///
    /// @throws IllegalStateException which names every variable that was asked for and is not set
    public void complete() {
        if (!missing.isEmpty()) {
            throw new IllegalStateException(
                    "environment variables are not set: " + String.join(", ", missing));
        }
    }
}
