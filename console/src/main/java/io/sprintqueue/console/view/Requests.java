package io.sprintqueue.console.view;

import io.sprintqueue.console.data.Reply;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// Sends requests at the same time, because each may have to wait for a dependency that hangs.
final class Requests {
    private Requests() {}

    /// Two replies.
    record Two<A, B>(Reply<A> first, Reply<B> second) {}

    static <A, B> Two<A, B> two(Supplier<Reply<A>> first, Supplier<Reply<B>> second) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = CompletableFuture.supplyAsync(first, threads);
            var other = CompletableFuture.supplyAsync(second, threads);
            return new Two<>(one.join(), other.join());
        }
    }

    /// The replies in the order of the requests.
    static <T> List<T> all(List<Supplier<T>> requests) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return requests.stream()
                    .map(request -> CompletableFuture.supplyAsync(request, threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }
}
