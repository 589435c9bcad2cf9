package io.sprintqueue.core.mapping;

import java.time.Instant;
import java.util.Optional;

/// A sprint that an issue's sprint field lists. A closed one stays in the list of an issue that was
/// in it to its end.
///
/// @param completed when it was closed, if the body says it
public record ListedSprint(String id, boolean closed, Optional<Instant> completed) {
    /// Whether it was closed before that time. One that does not say when it was closed was closed
    /// before anything that is told now.
    public boolean isClosedBefore(Instant time) {
        return closed && completed.map(at -> at.isBefore(time)).orElse(true);
    }
}
