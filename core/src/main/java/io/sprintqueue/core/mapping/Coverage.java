package io.sprintqueue.core.mapping;

import java.util.Set;

/// What it means that a body does not have a field.
public sealed interface Coverage {
    /// The body has the whole entity: what is not there is empty.
    record Whole() implements Coverage {}

    /// The body has some part of the entity: what is not there is unknown.
    record Part() implements Coverage {}

    /// Exactly these fields were asked for. One of them that is not there is empty; of any other
    /// nothing is known, whatever the body has.
    record Asked(Set<String> fields) implements Coverage {
        public Asked {
            fields = Set.copyOf(fields);
        }
    }

    static Coverage whole() {
        return new Whole();
    }

    static Coverage part() {
        return new Part();
    }

    /// Whether the body tells what stands at the path.
    default boolean reaches(String path) {
        return switch (this) {
            case Whole _, Part _ -> true;
            case Asked(Set<String> fields) -> fields.contains(FieldRule.fieldOf(path));
        };
    }
}
