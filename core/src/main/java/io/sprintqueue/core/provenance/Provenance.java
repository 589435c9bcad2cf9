package io.sprintqueue.core.provenance;

import java.time.Instant;

/// Where the present value of a field comes from, as far as that is on record.
public sealed interface Provenance {
    /// This change made it what it is.
    record Known(ChangeHistory.Told told) implements Provenance {}

    /// It has changed since, by an event that we were not told of: the last change on record left
    /// another value.
    ///
    /// @param after when that one was made
    record Untold(Instant after) implements Provenance {}

    /// No change of it is on record.
    record Unknown() implements Provenance {}
}
