package io.sprintqueue.messaging;

/// Puts events into their lanes.
@FunctionalInterface
public interface LaneSender {
    /// Sends the message to the lane that its envelope names. When this returns, the message is
    /// safe: the same message sent again soon after is accepted once.
    ///
    /// @throws RuntimeException if it is not known to be safe; sending again is harmless
    void send(LaneMessage message);
}
