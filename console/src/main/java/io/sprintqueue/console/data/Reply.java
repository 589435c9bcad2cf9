package io.sprintqueue.console.data;

import org.jspecify.annotations.Nullable;

/// The result of a request. An unknown value is never shown as zero.
public sealed interface Reply<T> {
    /// The value, or null if it is missing.
    @Nullable T orNull();

    /// It is known.
    ///
    /// @param gone whether it was deleted or is hidden, and this is its last known shape
    record Known<T>(T value, boolean gone) implements Reply<T> {
        @Override
        public T orNull() {
            return value;
        }
    }

    /// It is not.
    ///
    /// @param status of HTTP, as the API answered
    /// @param message what the API says about it
    record Missing<T>(int status, String message) implements Reply<T> {
        @Override
        public @Nullable T orNull() {
            return null;
        }
    }
}
