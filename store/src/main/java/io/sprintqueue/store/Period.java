package io.sprintqueue.store;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// A stretch of time, to the millisecond.
///
/// @param from its first moment; absent if it has no beginning
/// @param to the first moment behind it; absent if it has no end
public record Period(@Nullable Instant from, @Nullable Instant to) {
    /// All of time.
    public static final Period ALWAYS = new Period(null, null);

    public Period {
        from = from == null ? null : from.truncatedTo(ChronoUnit.MILLIS);
        to = to == null ? null : to.truncatedTo(ChronoUnit.MILLIS);
    }

    /// Whether the time is in it.
    public boolean contains(Instant time) {
        return (from == null || !time.isBefore(from)) && (to == null || time.isBefore(to));
    }
}
