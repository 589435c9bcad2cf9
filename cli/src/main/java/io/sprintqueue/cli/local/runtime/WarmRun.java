package io.sprintqueue.cli.local.runtime;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What a process of a function took that had been at work before.
///
/// @param wall from the first event that counts until the last was answered, one after the other
/// @param processor the time that the process had on a processor meanwhile, its compilers included
public record WarmRun(Duration wall, Duration processor) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// How much it is given to do.
    ///
    /// @param uncounted how many invocations warm it up
    /// @param counted how many follow
    public record Length(int uncounted, int counted) {}

    /// Starts the process, lets it handle event after event, and ends it.
    ///
    /// @param check throws where an answer is not that of an event that was taken
    /// @param outer the environment of this process
    /// @throws InvocationFailed where it does not start or does not answer
    public static WarmRun of(
            Program program,
            Supplier<byte[]> events,
            Consumer<byte[]> check,
            Length length,
            InstantSource clock,
            Map<String, String> outer) {
        Instance instance = Instance.start(program, clock, outer, false);
        try {
            instance.awaitReady(PATIENCE);
            invoke(instance, events, check, length.uncounted());
            Duration before = processor(instance);
            long started = System.nanoTime();
            invoke(instance, events, check, length.counted());
            return new WarmRun(
                    Duration.ofNanos(System.nanoTime() - started),
                    processor(instance).minus(before));
        } finally {
            instance.end(PATIENCE);
        }
    }

    private static void invoke(
            Instance instance, Supplier<byte[]> events, Consumer<byte[]> check, int times) {
        for (int index = 0; index < times; index++) {
            check.accept(instance.invoke(events.get()));
        }
    }

    private static Duration processor(Instance instance) {
        return instance.handle().info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
