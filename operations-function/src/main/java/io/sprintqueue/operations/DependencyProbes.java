package io.sprintqueue.operations;

import io.sprintqueue.aws.Failures;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Calls several dependencies at once, and waits for none of them long.
final class DependencyProbes implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DependencyProbes.class);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Duration patience;

    DependencyProbes(Duration patience) {
        this.patience = patience;
    }

    /// Calls one.
    ///
    /// @param name as it is logged
    /// @return its answer; nothing if it fails, or answers too late
    <T> CompletableFuture<Optional<T>> ask(String name, Supplier<T> question) {
        return CompletableFuture.supplyAsync(question, threads)
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(Optional::of)
                .exceptionally(failed -> {
                    LOG.warn("{} does not answer: {}", name, Failures.describe(cause(failed)));
                    return Optional.empty();
                });
    }

    private static Throwable cause(Throwable failed) {
        return failed instanceof CompletionException wrapping && wrapping.getCause() != null
                ? wrapping.getCause()
                : failed;
    }

    /// Does not wait.
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
