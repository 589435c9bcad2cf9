package io.sprintqueue.lab.functions;

import io.sprintqueue.local.runtime.Instance;
import io.sprintqueue.local.runtime.Program;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;

/// A process of a function that is started for one event.
///
/// @param init from its start until it requests an event, or to be woken from a snapshot
/// @param firstAnswer from there until the event is answered
public record ColdStart(Duration init, Duration firstAnswer) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// Starts the process, lets it handle the event, and ends it.
    ///
    /// @param check throws where the answer is not that of an event that was taken
    /// @param outer the environment of this process
    /// @throws InvocationFailed if it does not start or does not answer
    public static ColdStart of(
            Program program,
            byte[] event,
            Consumer<byte[]> check,
            InstantSource clock,
            Map<String, String> outer) {
        long started = System.nanoTime();
        Instance instance = Instance.start(program, clock, outer, false);
        try {
            instance.awaitReady(PATIENCE);
            long ready = System.nanoTime();
            byte[] answer = instance.invoke(event);
            long answered = System.nanoTime();
            check.accept(answer);
            return new ColdStart(
                    Duration.ofNanos(ready - started), Duration.ofNanos(answered - ready));
        } finally {
            instance.end(PATIENCE);
        }
    }
}
