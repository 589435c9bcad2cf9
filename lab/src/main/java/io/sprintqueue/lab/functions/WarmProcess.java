package io.sprintqueue.lab.functions;

import io.sprintqueue.local.runtime.Instance;
import io.sprintqueue.local.runtime.Program;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A process of a function that is kept busy, so that its cost can be measured in slices.
public final class WarmProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Instance instance;
    private final Supplier<byte[]> events;
    private final Consumer<byte[]> check;

    private WarmProcess(Instance instance, Supplier<byte[]> events, Consumer<byte[]> check) {
        this.instance = instance;
        this.events = events;
        this.check = check;
    }

    /// Starts the process.
    ///
    /// @param events one for each invocation
    /// @param check throws where an answer is not that of an event that was taken
    /// @param outer the environment of this process
    /// @throws InvocationFailed if it does not start
    public static WarmProcess start(
            Program program,
            Supplier<byte[]> events,
            Consumer<byte[]> check,
            InstantSource clock,
            Map<String, String> outer) {
        Instance instance = Instance.start(program, clock, outer, false);
        try {
            instance.awaitReady(PATIENCE);
        } catch (RuntimeException failed) {
            instance.end(PATIENCE);
            throw failed;
        }
        return new WarmProcess(instance, events, check);
    }

    /// Lets it handle event after event.
    ///
    /// @throws InvocationFailed if it does not answer
    public WarmRun work(int invocations) {
        Duration before = processor();
        long started = System.nanoTime();
        for (int index = 0; index < invocations; index++) {
            check.accept(instance.invoke(events.get()));
        }
        return new WarmRun(
                Duration.ofNanos(System.nanoTime() - started), processor().minus(before));
    }

    private Duration processor() {
        return instance.handle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        instance.end(PATIENCE);
    }
}
