package io.sprintqueue.messaging;

/// A message in a lane that this code cannot read: written by a newer version, or damaged. Nothing
/// is known to be wrong with the event itself, so it must be retried, never dropped.
public final class UnreadableMessageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableMessageException(String message) {
        super(message);
    }

    UnreadableMessageException(String message, Throwable cause) {
        super(message, cause);
    }
}
