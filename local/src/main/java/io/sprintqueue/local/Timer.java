package io.sprintqueue.local;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;

import io.sprintqueue.aws.Failures;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// Invokes a function again and again, as a schedule of EventBridge does. The next invocation waits
/// for the one before, since one machine has nothing to gain from two.
final class Timer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Timer.class);

    private final ScheduledExecutorService thread;
    private final ScheduledFuture<?> ticks;

    private Timer(ScheduledExecutorService thread, ScheduledFuture<?> ticks) {
        this.thread = thread;
        this.ticks = ticks;
    }

    static Timer start(FunctionInvoker<ScheduledEvent, String> function, Duration every) {
        ScheduledExecutorService thread =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("schedule").factory());
        ScheduledFuture<?> ticks =
                thread.scheduleWithFixedDelay(
                        () -> tick(function), 0, every.toMillis(), TimeUnit.MILLISECONDS);
        return new Timer(thread, ticks);
    }

    /// An invocation that fails is made up for by the next one.
    private static void tick(FunctionInvoker<ScheduledEvent, String> function) {
        try {
            String answer = function.apply(new ScheduledEvent());
            LOG.debug("a scheduled invocation answered {}", answer);
        } catch (RuntimeException | Error failed) {
            LOG.warn("a scheduled invocation failed: {}", Failures.describe(failed));
        }
    }

    @Override
    public void close() {
        ticks.cancel(true);
        thread.shutdown();
    }
}
