package io.sprintqueue.ingest;

/// Where the webhook secrets are stored.
@FunctionalInterface
public interface SecretSource {
    /// Reads the text of the stored secret, anew each time.
    ///
    /// @throws RuntimeException where it cannot be had
    String read();
}
