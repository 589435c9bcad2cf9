package io.sprintqueue.core.provenance;

import org.jspecify.annotations.Nullable;

/// How much of the people who change things is kept and shown, the least first.
public enum People {
    NONE,
    IDS,
    NAMES;

    /// What may be kept or shown of a person; nothing if that leaves nothing.
    public @Nullable Person of(@Nullable Person person) {
        if (person == null) {
            return null;
        }
        return switch (this) {
            case NONE -> null;
            case IDS -> person.id() == null ? null : new Person(person.id(), null);
            case NAMES -> person;
        };
    }

    /// Whether something that tells so much of people may be kept or shown.
    public boolean allows(People told) {
        return told.compareTo(this) <= 0;
    }
}
