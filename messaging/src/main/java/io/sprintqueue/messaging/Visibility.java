package io.sprintqueue.messaging;

import java.time.Duration;
import java.util.Map;

/// Decides when messages that were received, and are not acknowledged, are shown again.
@FunctionalInterface
public interface Visibility {
    /// Hides each for so long, from now.
    ///
    /// @param waits of messages of one queue, in whole seconds
    /// @throws RuntimeException where any is not hidden; it is shown after the queue's own time
    void hide(Map<Received, Duration> waits);
}
