package io.sprintqueue.cli;

import java.util.concurrent.locks.LockSupport;

/// Waits, so that a command keeps its rate.
final class Waiting {
    private Waiting() {}

    /// Waits until `System.nanoTime` has come there.
    static void until(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
