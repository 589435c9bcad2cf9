package io.sprintqueue.ingest;

/// Where the webhook secrets are stored.
@FunctionalInterface
public interface SecretSource {
    /// Reads the text of the stored secret, without a cache.
    ///
    /// @throws RuntimeException if it cannot be read
    String read();
}
