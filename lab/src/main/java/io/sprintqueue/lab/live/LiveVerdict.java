package io.sprintqueue.lab.live;

import java.time.Duration;
import java.util.List;

/// How a live run ended.
///
/// @param settled how long after people stopped the copy was the same
/// @param differing what it did not have as it is in the end
/// @param whole false where it was ended early
public record LiveVerdict(
        LiveFigures figures, Duration settled, List<String> differing, boolean whole) {
    public LiveVerdict {
        differing = List.copyOf(differing);
    }

    /// Whether the copy was the same in the end.
    public boolean holds() {
        return differing.isEmpty();
    }
}
