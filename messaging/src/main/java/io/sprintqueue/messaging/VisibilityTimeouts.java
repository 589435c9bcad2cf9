package io.sprintqueue.messaging;

import java.time.Duration;
import java.util.Map;

/// Sets the visibility timeout of messages that were received and not acknowledged.
@FunctionalInterface
public interface VisibilityTimeouts {
    /// Hides each for so long, from now.
    ///
    /// @param waits of messages of one queue, in whole seconds
    /// @throws RuntimeException if any is not hidden; it returns after the queue's visibility
    ///     timeout
    void hide(Map<QueuedMessage, Duration> waits);
}
