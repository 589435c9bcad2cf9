package io.sprintqueue.lab.load;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;

/// Starts work at a steady rate, however long it takes: a slow response delays no other delivery
/// and so cannot hide slowness.
public final class OpenLoop {
    private OpenLoop() {}

    /// Starts each piece of work in its own thread when its time has come.
    ///
    /// @param work makes the next piece of work, in this thread; it is given the time at which the
    ///     piece was to start, by `System.nanoTime`
    /// @return how many were started
    public static long run(
            int ratePerSecond,
            Duration length,
            BooleanSupplier goesOn,
            ExecutorService threads,
            LongFunction<Runnable> work) {
        long begin = System.nanoTime();
        long count = ratePerSecond * length.toMillis() / 1_000;
        for (long index = 0; index < count; index++) {
            long due = begin + index * TimeUnit.SECONDS.toNanos(1) / ratePerSecond;
            while (System.nanoTime() - due < 0) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            if (!goesOn.getAsBoolean()) {
                return index;
            }
            threads.execute(work.apply(due));
        }
        return count;
    }
}
