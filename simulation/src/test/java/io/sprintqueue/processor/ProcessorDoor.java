package io.sprintqueue.processor;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.lanes.BodyStore;
import io.sprintqueue.lanes.MessageCodec;
import io.sprintqueue.store.EntityStore;
import io.sprintqueue.store.Pause;

import java.time.InstantSource;
import java.util.function.Supplier;

/// Lets the simulation put the real processor together on ports of its own.
public final class ProcessorDoor {
    private ProcessorDoor() {}

    /// What the processor reaches.
    ///
    /// @param writers gives a text that is unique to each attempt
    public record Ports(
            EntityStore store,
            BodyStore bodies,
            InstantSource clock,
            Pause pause,
            Supplier<String> writers,
            SideBySide sideBySide,
            BatchReporter reporter) {}

    /// The processor of a lane.
    public static ProcessorHandler open(Configuration configuration, Ports ports) {
        var groups =
                new GroupProcessor(
                        ports.store(),
                        new Fold(configuration, ports.bodies()),
                        ports.clock(),
                        ports.pause(),
                        ports.writers());
        return new ProcessorHandler(
                new Wiring(
                        new MessageCodec(ports.bodies()),
                        new BatchProcessor(ports.store(), groups, ports.sideBySide()),
                        ports.reporter(),
                        ports.clock()));
    }
}
