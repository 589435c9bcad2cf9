package io.sprintqueue.testing;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Waits for what other threads or processes will do, for as long as a test has patience.
public final class Eventually {
    private static final long PAUSE_NANOS = Duration.ofMillis(10).toNanos();

    private Eventually() {}

    /// Waits until a condition is true.
    ///
    /// @param what the failure says of it
    public static void isTrue(String what, Duration patience, BooleanSupplier condition) {
        get(what, patience, condition::getAsBoolean, reached -> reached);
    }

    /// Waits until there is a value.
    ///
    /// @param what the failure says of it
    public static <T> T get(String what, Duration patience, Supplier<Optional<T>> value) {
        return get(what, patience, value, Optional::isPresent).orElseThrow();
    }

    /// Waits until a value is as expected.
    ///
    /// @param what the failure says of it, with the last value
    public static <T> T get(
            String what, Duration patience, Supplier<T> value, Predicate<? super T> expected) {
        long deadline = System.nanoTime() + patience.toNanos();
        T last = value.get();
        while (!expected.test(last)) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("not within " + patience + ": " + what + ": " + last);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
            last = value.get();
        }
        return last;
    }

    /// Waits until an assertion holds; the last failure is the one that is shown.
    public static void holds(Duration patience, Runnable assertion) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                assertion.run();
                return;
            } catch (AssertionError failed) {
                if (System.nanoTime() - deadline > 0) {
                    throw failed;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }
}
