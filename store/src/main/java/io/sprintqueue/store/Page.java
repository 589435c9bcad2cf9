package io.sprintqueue.store;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A part of a list.
///
/// @param unreadable the rows of this part that cannot be read, and so are no elements
/// @param next where the next part starts, for the next call; absent at the end
public record Page<T>(List<T> elements, List<UnreadableRow> unreadable, @Nullable String next) {
    public Page {
        elements = List.copyOf(elements);
        unreadable = List.copyOf(unreadable);
    }

    /// A part of which every row can be read.
    public Page(List<T> elements, @Nullable String next) {
        this(elements, List.of(), next);
    }
}
