package io.sprintqueue.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/// Lets several do the same thing at the same moment.
public final class Race {
    private Race() {}

    /// What each of the runners came to, in no order.
    public static <A, B> List<B> between(Function<A, B> deed, List<A> runners)
            throws InterruptedException {
        var ready = new CountDownLatch(runners.size());
        var results = Collections.synchronizedList(new ArrayList<B>());
        var threads = new ArrayList<Thread>();
        for (A runner : runners) {
            threads.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                await(ready);
                                results.add(deed.apply(runner));
                            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return List.copyOf(results);
    }

    /// Goes on once all have come here.
    private static void await(CountDownLatch ready) {
        ready.countDown();
        try {
            ready.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
