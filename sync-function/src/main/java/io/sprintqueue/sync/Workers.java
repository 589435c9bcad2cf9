package io.sprintqueue.sync;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// Does a few things of a slice at once.
final class Workers implements AutoCloseable {
    private final ExecutorService threads;

    Workers(int atOnce) {
        this(threads(atOnce));
    }

    /// @param threads are closed with this
    Workers(ExecutorService threads) {
        this.threads = threads;
    }

    static ExecutorService threads(int atOnce) {
        return Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().factory());
    }

    /// Waits for all; one that fails fails the slice, which does them again.
    <T> void all(Collection<T> each, Consumer<T> work) {
        List<CompletableFuture<Void>> running =
                each.stream()
                        .map(one -> CompletableFuture.runAsync(() -> work.accept(one), threads))
                        .toList();
        try {
            CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
