package io.sprintqueue.local.runtime;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One process of a function. It handles one event at a time and serves until it ends.
public final class Instance {
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Program program;
    private final InstantSource clock;
    private final RuntimeApi api;
    private final Process process;
    private final String name;
    private volatile @Nullable Invocation current;
    private volatile boolean proven;
    private volatile boolean killed;

    private Instance(Program program, InstantSource clock, RuntimeApi api, Process process) {
        this.program = program;
        this.clock = clock;
        this.api = api;
        this.process = process;
        this.name = program.name() + " " + process.pid();
    }

    /// Starts the process.
    ///
    /// @param outer the environment of this process
    /// @param again whether the one before could not start, which has been said
    /// @throws UncheckedIOException if the machine gives no process, or no port
    public static Instance start(
            Program program, InstantSource clock, Map<String, String> outer, boolean again) {
        var api = new RuntimeApi(program.arn());
        try {
            var builder = new ProcessBuilder(program.command());
            builder.directory(program.taskRoot().toFile());
            builder.environment().clear();
            builder.environment().putAll(program.environment(api.address(), outer));
            var instance = new Instance(program, clock, api, builder.start());
            ProcessLog.follow(
                    instance.name,
                    instance.process,
                    () -> again && api.ready().state() != Future.State.SUCCESS);
            var _ = instance.process.onExit().thenRun(instance::ended);
            return instance;
        } catch (IOException failed) {
            api.close();
            throw new UncheckedIOException("no process for " + program.name(), failed);
        }
    }

    private void ended() {
        api.ready()
                .completeExceptionally(
                        new InvocationFailed(
                                "its process ended with code "
                                        + process.exitValue()
                                        + " before it requested an event"));
        Invocation cut = current;
        if (cut != null) {
            cut.fail(name + " ended with code " + process.exitValue() + " before it answered");
        }
        api.close();
    }

    /// Waits until it requests its first event.
    ///
    /// @throws InvocationFailed if it does not come to that
    public void awaitReady(Duration patience) {
        try {
            api.ready().get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            kill();
            throw InvocationFailed.because(failed);
        } catch (TimeoutException late) {
            kill();
            throw new InvocationFailed("it requested no event within " + patience);
        } catch (InterruptedException interrupted) {
            kill();
            Thread.currentThread().interrupt();
            throw new InvocationFailed("interrupted");
        }
    }

    /// Lets it handle one event. A process that takes too long is killed, as Lambda does.
    ///
    /// @throws InvocationFailed if there is no answer
    public byte[] invoke(byte[] event) {
        var invocation = new Invocation(event, clock.instant().plus(program.timeout()));
        current = invocation;
        try {
            if (isAlive()) {
                api.offer(invocation);
            } else {
                invocation.fail(name + " has ended");
            }
            byte[] answer = invocation.await(program.timeout());
            proven = true;
            return answer;
        } catch (TimeoutException late) {
            kill();
            throw new InvocationFailed(name + " was killed: timed out after " + program.timeout());
        } finally {
            current = null;
        }
    }

    String name() {
        return name;
    }

    /// The process.
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /// Whether it serves. One that was killed may take a moment to end, and serves no more.
    boolean isAlive() {
        return !killed && process.isAlive();
    }

    boolean isBusy() {
        return current != null;
    }

    /// Whether it has ever responded: one that has not may never be able to.
    boolean isProven() {
        return proven;
    }

    void kill() {
        killed = true;
        process.destroyForcibly();
    }

    /// Waits for the end and returns the exit code.
    int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    /// Asks it to end, and kills it after a time.
    void end() {
        end(GRACE);
    }

    /// The same, for one that has something left to write.
    public void end(Duration grace) {
        process.destroy();
        try {
            if (!process.waitFor(grace)) {
                kill();
            }
        } catch (InterruptedException interrupted) {
            kill();
            Thread.currentThread().interrupt();
        }
    }
}
