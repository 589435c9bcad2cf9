package io.sprintqueue.core.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A piece of a YAML file, with its line.
sealed interface YamlNode {
    int line();

    /// What a scalar is, as it is written: `"1"` in quotes is a text.
    enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN,
        /// Nothing, `~` or `null`.
        EMPTY,
        /// It has been reported already; it needs no second report.
        REFUSED
    }

    /// A single value.
    record Scalar(int line, Kind kind, String text) implements YamlNode {}

    /// A list.
    record Sequence(int line, List<YamlNode> elements) implements YamlNode {
        public Sequence {
            elements = List.copyOf(elements);
        }
    }

    /// Keys and their values, in the order of the file.
    record Mapping(int line, Map<String, YamlNode> entries) implements YamlNode {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }
    }

    /// How a message calls what was found.
    default String shown() {
        return switch (this) {
            case Scalar(_, _, String text) -> Quoted.value(text);
            case Sequence _ -> "a list";
            case Mapping _ -> "a mapping";
        };
    }
}
