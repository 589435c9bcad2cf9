package io.sprintqueue.embedded.sqs;

import io.sprintqueue.embedded.sqs.fifo.Deletion;
import io.sprintqueue.embedded.sqs.fifo.Delivery;
import io.sprintqueue.embedded.sqs.fifo.Depth;
import io.sprintqueue.embedded.sqs.fifo.FifoQueue;
import io.sprintqueue.embedded.sqs.fifo.Message;
import io.sprintqueue.embedded.sqs.fifo.OldestFirst;
import io.sprintqueue.embedded.sqs.fifo.Receipt;
import io.sprintqueue.embedded.sqs.fifo.Sent;
import io.sprintqueue.embedded.sqs.fifo.VisibilityChange;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.function.Function;
import java.util.function.Supplier;

/// A queue with a name that many callers use at once, and that receives can wait at.
final class SharedQueue {
    private final String name;
    private final Monitor monitor;
    private final FifoQueue queue;
    private final Condition changed;
    private QueueStore.Description description;
    private QueueSettings settings;
    private @Nullable SharedQueue deadLetters;
    private long waitedUntilMillis;
    private boolean isDeleted;

    SharedQueue(String name, QueueStore.Description description, Monitor monitor) {
        this.name = name;
        this.monitor = monitor;
        this.description = description;
        this.settings = QueueSettings.of(description.attributes());
        this.changed = monitor.condition();
        this.queue =
                new FifoQueue(settings.fifo(), OldestFirst.INSTANCE, monitor.store().journal(name));
    }

    /// A new visibility timeout for a receipt's message.
    record Timeout(Receipt receipt, int seconds) {}

    String name() {
        return name;
    }

    QueueSettings settings() {
        return settings;
    }

    QueueStore.Description description() {
        return description;
    }

    void restore(QueueStore.KeptQueue kept) {
        queue.restore(kept.messages(), kept.sends());
    }

    /// What follows is called by who has the monitor.
    void describe(QueueStore.Description changedDescription) {
        description = changedDescription;
        settings = QueueSettings.of(changedDescription.attributes());
        queue.change(settings.fifo());
        monitor.store().keep(name, changedDescription);
        wakeAll();
    }

    void redriveTo(@Nullable SharedQueue target) {
        deadLetters = target;
        if (target == null) {
            queue.moveNowhere();
        } else {
            settings.redrive()
                    .ifPresent(policy -> queue.moveTo(target.queue, policy.maxReceiveCount()));
        }
    }

    boolean redrivesTo(SharedQueue target) {
        return deadLetters == target;
    }

    void delete() {
        isDeleted = true;
        monitor.store().forget(name);
        wakeAll();
    }

    void wakeAll() {
        changed.signalAll();
    }

    /// What follows takes the monitor itself.
    List<Sent> send(List<Message> messages) {
        return each(messages, message -> queue.send(message, monitor.millis()));
    }

    List<Deletion> delete(List<Receipt> receipts) {
        return each(receipts, receipt -> queue.delete(receipt, monitor.millis()));
    }

    List<VisibilityChange> hide(List<Timeout> timeouts) {
        return each(
                timeouts,
                timeout ->
                        queue.changeVisibility(
                                timeout.receipt(),
                                TimeUnit.SECONDS.toMillis(timeout.seconds()),
                                monitor.millis()));
    }

    Depth depth() {
        return monitor.alone(() -> queue.depth(monitor.millis()));
    }

    void purge() {
        monitor.alone(() ->
                observed(() -> {
                    queue.purge();
                    return this;
                }));
    }

    private <T, R> List<R> each(List<T> items, Function<T, R> action) {
        return monitor.alone(() -> observed(() -> items.stream().map(action).toList()));
    }

    /// Receives at once, or as soon as there is something within the time.
    List<Delivery> receive(int most, int visibilitySeconds, Duration wait)
            throws InterruptedException {
        long visibilityMillis = TimeUnit.SECONDS.toMillis(visibilitySeconds);
        return monitor.waiting(() -> {
            List<Delivery> received = receiveNow(most, visibilityMillis);
            long leftNanos = wait.toNanos();
            while (received.isEmpty() && leftNanos > 0) {
                long nanos = pauseNanos(leftNanos);
                leftNanos -= nanos - changed.awaitNanos(nanos);
                received = receiveNow(most, visibilityMillis);
            }
            return received;
        });
    }

    private List<Delivery> receiveNow(int most, long visibilityMillis) {
        return monitor.alone(
                () -> observed(() -> queue.receive(most, visibilityMillis, monitor.millis())));
    }

    /// Until time changes the queue, or the receive ends.
    private long pauseNanos(long leftNanos) {
        long nowMillis = monitor.millis();
        long endMillis = nowMillis + TimeUnit.NANOSECONDS.toMillis(leftNanos);
        waitedUntilMillis = Math.max(waitedUntilMillis, endMillis);
        long opensNanos = TimeUnit.MILLISECONDS.toNanos(queue.nextMillis() - nowMillis);
        return Math.min(leftNanos, Math.max(1, opensNanos));
    }

    /// Lets those that wait know of what they wait for.
    private <T> T observed(Supplier<T> action) {
        requireThere();
        long nextMillis = queue.nextMillis();
        T result = action.get();
        if (queue.nextMillis() != nextMillis && queue.nextMillis() < waitedUntilMillis) {
            // It opens sooner than they have planned for.
            changed.signalAll();
        } else {
            wakeOne();
        }
        if (deadLetters != null) {
            deadLetters.wakeOne();
        }
        return result;
    }

    private void wakeOne() {
        if (queue.hasOpenGroup()) {
            changed.signal();
        }
    }

    private void requireThere() {
        if (isDeleted) {
            throw Queues.noSuchQueue();
        }
    }
}
