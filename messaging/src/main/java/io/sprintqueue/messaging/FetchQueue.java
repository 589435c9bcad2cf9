package io.sprintqueue.messaging;

import java.util.List;

/// The issues that should be read in full. A message is received again until it is settled, and
/// given up after some receives; what it asks for, a reconciliation finds too.
public interface FetchQueue {
    /// A message and what settles it.
    record Received(FetchMessage message, String receipt) {}

    /// Asks for issues. A repeat is harmless.
    ///
    /// @throws RuntimeException if some may not have been asked for
    void send(List<FetchMessage> messages);

    /// Some of the messages that are due; none if there are none.
    List<Received> receive();

    /// Settles messages: they do not come back.
    void settle(List<Received> received);
}
