package io.sprintqueue.store;

import org.jspecify.annotations.Nullable;

/// The port by which rows that an older version has written come to their places in the index by
/// sprint.
public interface IndexRows {
    /// Looks at some rows, of whatever kind, and brings those to their places that are not there.
    /// Doing it again does no harm.
    ///
    /// @param place where to go on, as the slice before said; absent for the first one
    /// @param rows how many are looked at, 1 to [#ROWS_MAX]
    Slice bring(@Nullable String place, int rows);

    /// What was done.
    ///
    /// @param looked at so many rows of all kinds
    /// @param written so many of them, which were not at their places
    /// @param unreadable so many states that cannot be read: they stay where they are
    /// @param next where to go on; absent if these were the last ones
    record Slice(int looked, int written, int unreadable, @Nullable String next) {}

    /// More rows, each to be written one after the other, take longer than a request may.
    int ROWS_MAX = 250;
}
