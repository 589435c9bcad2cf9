package io.sprintqueue.store;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A part of a list.
///
/// @param next where the next part starts, for the next call; absent at the end
public record Page<T>(List<T> elements, @Nullable String next) {
    public Page {
        elements = List.copyOf(elements);
    }
}
