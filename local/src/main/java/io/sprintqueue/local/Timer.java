package io.sprintqueue.local;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;

import io.sprintqueue.aws.Failures;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Invokes a function again and again, as a schedule of EventBridge does. The next invocation waits
/// for the one before, since one machine has nothing to gain from two.
final class Timer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Timer.class);

    private final ScheduledExecutorService thread;
    private final FunctionInvoker<ScheduledEvent, String> function;

    private Timer(
            ScheduledExecutorService thread, FunctionInvoker<ScheduledEvent, String> function) {
        this.thread = thread;
        this.function = function;
    }

    static Timer start(FunctionInvoker<ScheduledEvent, String> function, Duration every) {
        ScheduledExecutorService thread =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("schedule").factory());
        var _ =
                thread.scheduleWithFixedDelay(
                        () -> tick(function), 0, every.toMillis(), TimeUnit.MILLISECONDS);
        return new Timer(thread, function);
    }

    /// Invokes the function out of turn too, whenever there is a reason for it.
    ///
    /// @param reason is asked so often, and never while the function runs
    void alsoWhen(BooleanSupplier reason, Duration every) {
        var _ =
                thread.scheduleWithFixedDelay(
                        () -> {
                            if (reason.getAsBoolean()) {
                                tick(function);
                            }
                        },
                        every.toMillis(),
                        every.toMillis(),
                        TimeUnit.MILLISECONDS);
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
        thread.shutdownNow();
    }
}
