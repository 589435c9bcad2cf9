package io.sprintqueue.local;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Limits how many requests one function handles at once, and how many more wait.
///
/// Without a limit all open connections would be handled at once, each so slowly that its calls
/// time out: the work is wasted, and the sender retries.
final class Admission {
    /// API Gateway waits no longer for an answer.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Semaphore atWork;
    private final Semaphore admitted;

    /// @param atWorkMax are handled at once
    /// @param waitingMax wait, in the order in which they came
    record Bounds(int atWorkMax, int waitingMax) {}

    Admission(Bounds bounds) {
        this.atWork = new Semaphore(bounds.atWorkMax(), true);
        this.admitted = new Semaphore(bounds.atWorkMax() + bounds.waitingMax());
    }

    /// Answers a request.
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    /// Does the work in its turn; nothing if too many wait, or it waited for too long.
    <T> Optional<T> run(Work<T> work) throws IOException {
        if (!admitted.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return inTurn(work);
        } finally {
            admitted.release();
        }
    }

    private <T> Optional<T> inTurn(Work<T> work) throws IOException {
        try {
            if (!atWork.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return Optional.of(work.run());
        } finally {
            atWork.release();
        }
    }
}
