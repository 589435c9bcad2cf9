package io.sprintqueue.ingest;

import org.jspecify.annotations.Nullable;

/// The webhook secrets cannot be read, so no signature can be checked.
final class SecretsUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    SecretsUnavailableException(String message) {
        super(message);
    }

    SecretsUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
