package io.sprintqueue.local.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One event on its way to a process, and the answer that returns.
final class Invocation {
    private final String id = UUID.randomUUID().toString();
    private final byte[] event;
    private final Instant deadline;
    private final CompletableFuture<byte[]> answer = new CompletableFuture<>();

    Invocation(byte[] event, Instant deadline) {
        this.event = event.clone();
        this.deadline = deadline;
    }

    String id() {
        return id;
    }

    byte[] event() {
        return event.clone();
    }

    Instant deadline() {
        return deadline;
    }

    /// The first end counts, and a later one is nothing.
    void succeed(byte[] bytes) {
        answer.complete(bytes);
    }

    void fail(String reason) {
        answer.completeExceptionally(new InvocationFailed(reason));
    }

    /// Waits for the end.
    ///
    /// @throws InvocationFailed if it is a failure
    /// @throws TimeoutException if there is none in time
    byte[] await(Duration timeout) throws TimeoutException {
        try {
            return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            throw InvocationFailed.because(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InvocationFailed("interrupted");
        }
    }
}
