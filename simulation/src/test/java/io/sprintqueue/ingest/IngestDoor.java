package io.sprintqueue.ingest;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.messaging.LaneSender;

import java.time.InstantSource;
import java.util.function.Supplier;

/// Lets the simulation put the real ingest function together on its own ports.
public final class IngestDoor {
    private IngestDoor() {}

    /// The function, with a secret cache of its own.
    ///
    /// @param secrets reads the text of the stored secret
    public static IngestHandler open(
            Configuration configuration,
            Supplier<String> secrets,
            LaneSender lanes,
            InstantSource clock) {
        return new IngestHandler(
                new WebhookReceiver(
                        configuration,
                        new SecretCache(secrets::get, ReceiveCounters.NONE, clock),
                        lanes,
                        ReceiveCounters.NONE,
                        clock));
    }
}
