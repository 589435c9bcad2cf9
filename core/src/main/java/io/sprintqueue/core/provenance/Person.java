package io.sprintqueue.core.provenance;

import io.sprintqueue.core.mapping.BoundedText;
import io.sprintqueue.core.merge.FieldValue;

import org.jspecify.annotations.Nullable;

/// A person who changed something.
///
/// @param id Jira's id; absent where the body had none
/// @param name as it was then; absent where names are not kept or shown
public record Person(@Nullable String id, @Nullable String name) {
    /// Atlassian's ids have at most 128 characters.
    private static final int ID_BYTES_MAX = 128;

    private static final int NAME_BYTES_MAX = 80;

    public Person {
        id = id == null ? null : BoundedText.cut(id, ID_BYTES_MAX);
        name = name == null ? null : BoundedText.cut(name, NAME_BYTES_MAX);
    }

    public static Person of(FieldValue.User user) {
        return new Person(user.id(), user.name());
    }
}
