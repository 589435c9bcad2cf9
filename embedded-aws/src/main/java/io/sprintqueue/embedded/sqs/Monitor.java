package io.sprintqueue.embedded.sqs;

import java.time.InstantSource;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Admits one thread at a time to the queues, because a move touches two of them, and stores each
/// change before it acknowledges it.
final class Monitor {
    private final ReentrantLock lock = new ReentrantLock();
    private final InstantSource clock;
    private final QueueStore store;
    private boolean isOpen = true;

    Monitor(InstantSource clock, QueueStore store) {
        this.clock = clock;
        this.store = store;
    }

    QueueStore store() {
        return store;
    }

    long millis() {
        return clock.millis();
    }

    Condition condition() {
        return lock.newCondition();
    }

    /// Does it alone, and keeps it.
    <T> T alone(Supplier<T> action) {
        lock.lock();
        try {
            requireOpen();
            T result = action.get();
            store.commit();
            return result;
        } finally {
            lock.unlock();
        }
    }

    /// Does it alone, and may wait in between.
    <T> T waiting(Waiting<T> action) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            return action.run();
        } finally {
            lock.unlock();
        }
    }

    /// Something that waits for a condition.
    interface Waiting<T> {
        T run() throws InterruptedException;
    }

    /// Refuses callers, those that wait included, or lets them in.
    void open(boolean open, Runnable wakeAll) {
        lock.lock();
        try {
            isOpen = open;
            wakeAll.run();
        } finally {
            lock.unlock();
        }
    }

    void requireOpen() {
        if (!isOpen) {
            throw SqsError.SERVICE_UNAVAILABLE.because("SQS is stopped.");
        }
    }
}
