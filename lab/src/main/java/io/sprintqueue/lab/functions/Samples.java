package io.sprintqueue.lab.functions;

import io.sprintqueue.core.config.ConfigurationReader;
import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.JiraHeaders;
import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.core.delivery.RoutingPass;
import io.sprintqueue.core.delivery.RoutingPass.Routing;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.outcome.Decision;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.messaging.LaneMessage;
import io.sprintqueue.store.Commit;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.Versioned;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Sample data for the measurements.
public final class Samples {
    /// When all of it happens.
    public static final Instant NOW = Instant.parse("2026-10-06T12:00:00Z");

    private Samples() {}

    /// The project's folder, which the launcher names.
    private static Path home() {
        return Path.of(System.getProperty("sprintqueue.home", "")).toAbsolutePath();
    }

    /// A body of about this size.
    public static Body body(int kilobytes) {
        return SizedBody.of(home(), kilobytes * 1_000, 0, NOW);
    }

    /// The message of such a body.
    public static LaneMessage message(int kilobytes) {
        return message(body(kilobytes), NOW);
    }

    /// What the processor writes for a message about an unknown issue.
    public static Commit commit(LaneMessage message, Instant at) {
        var decision =
                Decision.of(
                        Versioned.ABSENT.state(),
                        message.envelope(),
                        message.body(),
                        ConfigurationReader.defaults(),
                        at);
        var record =
                EventRecord.settled(
                        message.envelope(),
                        decision,
                        Optional.empty(),
                        ConfigurationReader.defaults().limits(),
                        at);
        return new Commit(
                new EntityKey(message.envelope().site(), message.envelope().entity()),
                new Commit.StateChange(Versioned.ABSENT, decision.after(), null),
                List.of(record),
                "a writer",
                at);
    }

    /// The message that ingest makes of a body about an issue.
    public static LaneMessage message(Body body, Instant at) {
        if (!(RoutingPass.of(body) instanceof Routing.Routed(var facts, Entity entity))) {
            throw new IllegalStateException("the sample event is not about an issue");
        }
        var envelope =
                Envelope.received(
                        Site.DEFAULT,
                        EventId.of(entity, body),
                        entity,
                        facts,
                        new JiraHeaders(
                                "6f2b9c1e-0c0f-4a6e-9a51-3f0f3c1d7a10",
                                null,
                                "Primary",
                                "Atlassian Webhook HTTP Client"),
                        Lane.INTERACTIVE,
                        at,
                        null);
        return new LaneMessage(envelope, body);
    }
}
