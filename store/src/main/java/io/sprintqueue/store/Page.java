package io.sprintqueue.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of a list.
///
/// @param next where the next part starts, for the next call; absent at the end
public record Page<T>(List<T> elements, @Nullable String next) {
    public Page {
        elements = List.copyOf(elements);
    }
}
