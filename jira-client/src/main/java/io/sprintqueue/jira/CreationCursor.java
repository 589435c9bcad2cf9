package io.sprintqueue.jira;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// Where a walk by the time of creation goes on: at the time of the last row, whose rows are listed
/// once more. Where one time fills a page, the walk goes on by offset within it.
///
/// @param created in epoch milliseconds
record CreationCursor(long created, int offset) {
    static CreationCursor of(@Nullable String text) {
        if (text == null) {
            return new CreationCursor(0, 0);
        }
        String[] parts = text.split(":", 2);
        return new CreationCursor(Long.parseLong(parts[0]), Integer.parseInt(parts[1]));
    }

    /// @param rows how many rows the page had
    /// @param last when the last of them was created
    CreationCursor after(int rows, Optional<Long> last) {
        return last.filter(time -> time > created)
                .map(time -> new CreationCursor(time, 0))
                .orElseGet(() -> new CreationCursor(created, offset + rows));
    }

    @Override
    public String toString() {
        return created + ":" + offset;
    }
}
