package io.sprintqueue.local;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;

import io.sprintqueue.aws.Failures;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Invokes a function again and again, as a schedule of EventBridge does. The next invocation waits
/// for the one before, since one machine has nothing to gain from two.
final class Timer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Timer.class);

    private final ScheduledExecutorService thread;

    private Timer(ScheduledExecutorService thread) {
        this.thread = thread;
    }

    static Timer start(FunctionInvoker<ScheduledEvent, String> function, Duration every) {
        ScheduledExecutorService thread =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("schedule").factory());
        var _ =
                thread.scheduleWithFixedDelay(
                        () -> tick(function), 0, every.toMillis(), TimeUnit.MILLISECONDS);
        return new Timer(thread);
    }

    /// An invocation that fails is made up for by the next one.
    private static void tick(FunctionInvoker<ScheduledEvent, String> function) {
        try {
            var _ = function.apply(new ScheduledEvent());
        } catch (RuntimeException | Error failed) {
            LOG.warn("a scheduled invocation failed: {}", Failures.describe(failed));
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
