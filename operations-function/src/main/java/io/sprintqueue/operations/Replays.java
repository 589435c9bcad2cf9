package io.sprintqueue.operations;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.JiraHeaders;
import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.core.delivery.Replay;
import io.sprintqueue.core.delivery.RoutingFacts;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.messaging.BodyStore;
import io.sprintqueue.messaging.LaneMessage;
import io.sprintqueue.messaging.LaneSender;
import io.sprintqueue.store.EventKey;
import io.sprintqueue.store.QueueReader;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.BiFunction;

/// Sends dead events again.
///
/// It writes nothing: only the message says that it is a replay, and the event's record accepts
/// each number once. So a caller in doubt can retry.
final class Replays implements Endpoints {
    private static final Logger LOG = LoggerFactory.getLogger(Replays.class);

    private final QueueReader reader;
    private final BodyStore bodies;
    private final LaneSender lanes;
    private final Configuration configuration;

    Replays(QueueReader reader, BodyStore bodies, LaneSender lanes, Configuration configuration) {
        this.reader = reader;
        this.bodies = bodies;
        this.lanes = lanes;
        this.configuration = configuration;
    }

    @Override
    public Map<String, Endpoint> routes() {
        return Map.of(
                "POST /ops/events/{site}/{eventId}/replay",
                Endpoint.atSite((site, request) ->
                        replay(site, request.path().get("eventId"), request.query())));
    }

    /// Sends one event again, to the lane that the site's policy chooses, or to the bulk lane where
    /// `lane` says so.
    Answer replay(Site site, @Nullable String eventId, Map<String, String> query) {
        Optional<EventId> id = EventId.parse(eventId == null ? "" : eventId);
        if (id.isEmpty()) {
            return Answer.noEventId();
        }
        String lane = query.getOrDefault("lane", Lane.BULK.toString());
        if (!lane.equals(Lane.BULK.toString())) {
            return Answer.badRequest("lane is not bulk; without it the lane is the policy's");
        }
        return reader.event(new EventKey(site, id.get()))
                .map(record -> replay(record, lanes(site, query.containsKey("lane"))))
                .orElseGet(() -> Answer.notFound("not processed yet, or unknown"));
    }

    private BiFunction<RoutingFacts, JiraHeaders, Lane> lanes(Site site, boolean bulk) {
        return bulk ? (_, _) -> Lane.BULK : configuration.of(site).lanes()::choose;
    }

    private Answer replay(EventRecord record, BiFunction<RoutingFacts, JiraHeaders, Lane> lane) {
        if (record.outcome() != Outcome.DEAD) {
            return Answer.error(409, "not_dead", whyNot(record.outcome()));
        }
        Optional<Body> body = body(record);
        if (body.isEmpty()) {
            return Answer.error(
                    410, "body_gone", "the event's body is no longer kept, only Jira has it");
        }
        Envelope envelope = Replay.of(record.envelope(), body.get(), lane);
        lanes.send(new LaneMessage(envelope, body.get()));
        LOG.info(
                "event {} of site {} is sent again through the {} lane, replay {}",
                envelope.eventId(),
                envelope.site(),
                envelope.lane(),
                envelope.replay());
        return new Answer(202, Json.replay(envelope));
    }

    private static String whyNot(Outcome outcome) {
        return outcome == Outcome.RETRYING
                ? "the event is RETRYING and still being retried; only a DEAD one is sent again"
                : "the event is " + outcome + ", which is final; only a DEAD one is sent again";
    }

    /// The body, unless it has expired or is another one.
    private Optional<Body> body(EventRecord record) {
        String key = record.bodyKey();
        if (key == null) {
            return Optional.empty();
        }
        try {
            String hash = record.envelope().eventId().hash();
            return Optional.of(bodies.fetch(key)).filter(body -> body.hash().equals(hash));
        } catch (NoSuchElementException gone) {
            return Optional.empty();
        }
    }
}
