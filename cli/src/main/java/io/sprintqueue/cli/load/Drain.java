package io.sprintqueue.cli.load;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/// How many of the events that were accepted have come to their end.
public record Drain(int settled, int accepted) {
    private static final int ASKERS = 4;
    private static final long PAUSE_NANOS = Duration.ofMillis(100).toNanos();

    /// Asks for each event until it is settled, or until patience ends.
    public static Drain await(
            Collection<Ledger.Event> accepted,
            Predicate<Ledger.Event> isSettled,
            Duration patience,
            Runnable eachSettled) {
        long begin = System.nanoTime();
        var settled = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(ASKERS)) {
            for (Ledger.Event event : accepted) {
                threads.execute(() -> {
                    while (System.nanoTime() - begin < patience.toNanos()) {
                        if (isSettled.test(event)) {
                            settled.incrementAndGet();
                            eachSettled.run();
                            return;
                        }
                        LockSupport.parkNanos(PAUSE_NANOS);
                    }
                });
            }
        }
        return new Drain(settled.get(), accepted.size());
    }

    public boolean isComplete() {
        return settled == accepted;
    }
}
