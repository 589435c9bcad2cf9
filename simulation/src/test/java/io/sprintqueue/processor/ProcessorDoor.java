package io.sprintqueue.processor;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.core.retry.Backoff;
import io.sprintqueue.messaging.BodyStore;
import io.sprintqueue.messaging.DeadLetterSender;
import io.sprintqueue.messaging.MessageCodec;
import io.sprintqueue.messaging.VisibilityTimeouts;
import io.sprintqueue.store.EntityStore;
import io.sprintqueue.store.Pause;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Lets the simulation put the real processor and the real redrive together on its own ports.
public final class ProcessorDoor {
    private ProcessorDoor() {}

    /// What both functions reach.
    ///
    /// @param attemptIds gives a text that is unique to each attempt
    public record Ports(
            EntityStore store,
            BodyStore bodies,
            VisibilityTimeouts visibility,
            InstantSource clock,
            RandomGenerator random,
            Supplier<String> attemptIds) {}

    /// How the processor waits and runs in parallel, and whom it tells.
    public record Manner(Pause pause, ParallelGroups parallel, BatchReporter reporter) {}

    /// The processor of a lane.
    public static ProcessorHandler processor(
            Configuration configuration, Ports ports, Manner manner) {
        var codec = new MessageCodec(ports.bodies());
        var groups =
                new GroupProcessor(
                        ports.store(),
                        new Fold(configuration),
                        ports.bodies(),
                        ports.clock(),
                        manner.pause(),
                        ports.attemptIds());
        return new ProcessorHandler(
                new Wiring(
                        new Decoder(codec, manner.parallel(), ports.clock()),
                        new BatchProcessor(ports.store(), groups, manner.parallel()),
                        new FailedMessages(
                                Backoff.of(configuration.retry()),
                                ports.visibility(),
                                new RetryingRecords(
                                        ports.store(), codec, ports.clock(), ports.attemptIds()),
                                ports.random()),
                        List.of(manner.reporter()),
                        ports.clock(),
                        Lane.BULK.toString()));
    }

    /// The redrive of a dead-letter queue.
    public static RedriveHandler redrive(
            Configuration configuration, Ports ports, DeadLetterSender deadLetters) {
        var codec = new MessageCodec(ports.bodies());
        var deadEvents =
                new DeadEventRecorder(
                        ports.store(), codec, ports.bodies(), ports.clock(), ports.attemptIds());
        return new RedriveHandler(
                new RedriveWiring(
                        new Redrive(
                                configuration.retry(),
                                codec,
                                deadLetters,
                                deadEvents,
                                ports.visibility(),
                                ports.clock(),
                                ports.random()),
                        List.of(),
                        ports.clock(),
                        Lane.BULK.toString()));
    }
}
