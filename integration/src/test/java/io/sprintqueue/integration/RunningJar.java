package io.sprintqueue.integration;

/// A process that runs a function's jar.
interface RunningJar extends AutoCloseable {
    /// Hands it an event and returns its answer.
    byte[] invoke(byte[] event);

    @Override
    void close();
}
