package io.sprintqueue.simulation;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Makes real, synchronous code take turns: each fiber is a virtual thread that hands control back
/// whenever it calls a port, and never more than one of them runs.
final class Fibers {
    private final Agenda agenda;
    private final Semaphore driver = new Semaphore(0);
    private @Nullable Fiber current;
    private boolean abandoned;
    private final List<Fiber> alive = new ArrayList<>();

    Fibers(Agenda agenda) {
        this.agenda = agenda;
    }

    private static final class Fiber {
        Invocation invocation;
        final Semaphore turn = new Semaphore(0);

        Fiber(Invocation invocation) {
            this.invocation = invocation;
        }
    }

    /// Runs the body as soon as the agenda lets it.
    ///
    /// @param whenDone told what the body threw, if it did
    void start(Invocation invocation, Runnable body, Consumer<@Nullable Throwable> whenDone) {
        Fiber fiber = born(invocation, body, whenDone);
        agenda.after(0, () -> resume(fiber));
    }

    /// Runs the body at once, up to its first call of a port.
    void startAtOnce(Invocation invocation, Runnable body, Consumer<@Nullable Throwable> whenDone) {
        resume(born(invocation, body, whenDone));
    }

    private Fiber born(
            Invocation invocation, Runnable body, Consumer<@Nullable Throwable> whenDone) {
        var fiber = new Fiber(invocation);
        alive.add(fiber);
        Thread.ofVirtual().start(() -> live(fiber, body, whenDone));
        return fiber;
    }

    /// Runs what is in flight although no caller waits for it any more.
    void startOrphan(Supplier<?> body) {
        start(
                new Invocation(Long.MAX_VALUE),
                () -> {
                    var _ = body.get();
                },
                _ -> {});
    }

    private void live(Fiber fiber, Runnable body, Consumer<@Nullable Throwable> whenDone) {
        fiber.turn.acquireUninterruptibly();
        Throwable thrown = null;
        try {
            if (!abandoned) {
                body.run();
            }
        } catch (RuntimeException | Error failed) {
            thrown = failed;
        }
        alive.remove(fiber);
        if (!abandoned) {
            whenDone.accept(thrown);
        }
        driver.release();
    }

    private void resume(Fiber fiber) {
        current = fiber;
        fiber.turn.release();
        driver.acquireUninterruptibly();
        current = null;
    }

    /// The invocation that runs.
    Invocation invocation() {
        return running().invocation;
    }

    /// A new environment takes the place of the one that runs.
    void renew(Invocation invocation) {
        if (abandoned) {
            throw new Crash("the history is abandoned");
        }
        running().invocation = invocation;
    }

    private Fiber running() {
        return Objects.requireNonNull(current, "no fiber runs");
    }

    /// Lets others continue for so long. The invocation may have ended before it is over.
    void pause(long millis) {
        Fiber fiber = running();
        agenda.after(millis, () -> resume(fiber));
        handOver(fiber);
        fiber.invocation.check(agenda.millis());
    }

    private void handOver(Fiber fiber) {
        driver.release();
        fiber.turn.acquireUninterruptibly();
        if (abandoned) {
            throw new Crash("the history is abandoned");
        }
    }

    /// Runs every task in its own fiber, of the same invocation, and continues when all ended.
    <T> List<T> all(List<Supplier<T>> tasks) {
        Fiber parent = running();
        var outcomes = new ArrayList<@Nullable Supplier<T>>(tasks.size());
        int[] open = {tasks.size()};
        for (int i = 0; i < tasks.size(); i++) {
            int place = i;
            outcomes.add(null);
            Supplier<T> task = tasks.get(i);
            start(
                    parent.invocation,
                    () -> {
                        T value = task.get();
                        outcomes.set(place, () -> value);
                    },
                    _ -> {
                        if (--open[0] == 0) {
                            agenda.after(0, () -> resume(parent));
                        }
                    });
        }
        handOver(parent);
        parent.invocation.check(agenda.millis());
        var values = new ArrayList<T>();
        for (Supplier<T> outcome : outcomes) {
            if (outcome == null) {
                throw parent.invocation.crash("a group failed unexpectedly");
            }
            values.add(outcome.get());
        }
        return values;
    }

    /// Ends all that still runs, so that no thread is left behind.
    void abandon() {
        abandoned = true;
        for (Fiber fiber : List.copyOf(alive)) {
            resume(fiber);
        }
    }
}
