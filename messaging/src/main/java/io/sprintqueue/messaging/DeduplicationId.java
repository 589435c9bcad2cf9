package io.sprintqueue.messaging;

import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.Sha256;

import java.nio.charset.StandardCharsets;

/// The id by which SQS recognises a repeated send for five minutes: a send whose response was lost
/// is accepted once, while a replay, each redrive, and each wait for a redrive have new ids.
public final class DeduplicationId {
    private DeduplicationId() {}

    /// A hash of site, event id, replay, redrive cycle and whether it waits for its redrive, but
    /// not of the random time it waits for: 64 hexadecimal digits (SQS allows 128 characters).
    public static String of(Envelope envelope) {
        String name =
                "%s %s %d %d"
                        .formatted(
                                envelope.site(),
                                envelope.eventId(),
                                envelope.replay(),
                                envelope.redriveCycle());
        if (envelope.dueAt() != null) {
            name += " waiting";
        }
        return Sha256.hex(name.getBytes(StandardCharsets.UTF_8));
    }
}
