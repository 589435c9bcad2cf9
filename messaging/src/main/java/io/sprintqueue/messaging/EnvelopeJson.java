package io.sprintqueue.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.JiraHeaders;
import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.core.delivery.Origin;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.json.BoundedJson;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/// The attribute `delivery`: an envelope as compact JSON in ASCII, whatever its texts hold.
///
/// What is absent, or zero, is left out. Names that this version does not know are ignored, so that
/// a newer one may add some; one that changes the meaning of the old ones counts `v` up.
///
/// What sync has read is such a one: code that does not know of origins would take it for a webhook
/// and let it end DEAD. So it is of version 2, and that code leaves it to the newer one.
final class EnvelopeJson {
    private static final int VERSION = 1;
    private static final int VERSION_WITH_ORIGIN = 2;
    private static final ObjectWriter WRITER =
            BoundedJson.mapper().writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    private EnvelopeJson() {}

    /// The contents of the attribute.
    ///
    /// @param bodyKey where the body store keeps the body, if it does
    record Delivery(Envelope envelope, @Nullable String bodyKey) {}

    static String write(Envelope envelope, @Nullable String bodyKey) {
        ObjectNode json = BoundedJson.mapper().createObjectNode();
        json.put("v", envelope.origin() == Origin.JIRA ? VERSION : VERSION_WITH_ORIGIN);
        putEnvelope(json, envelope);
        put(json, "body", bodyKey);
        return text(json);
    }

    /// The same delivery with another envelope: names that this version does not know stay.
    static String rewrite(String text, Envelope envelope) {
        if (!(tree(text) instanceof ObjectNode json)) {
            throw new UnreadableMessageException("the delivery is not a JSON object");
        }
        putEnvelope(json, envelope);
        return text(json);
    }

    private static void putEnvelope(ObjectNode json, Envelope envelope) {
        put(json, "site", envelope.site());
        put(json, "id", envelope.eventId());
        put(json, "entity", envelope.entity());
        put(json, "event", envelope.webhookEvent());
        put(json, "key", envelope.issueKey());
        put(json, "at", envelope.jiraTimestamp());
        put(json, "received", envelope.receivedAt());
        put(json, "identifier", envelope.headers().identifier());
        put(json, "retry", envelope.headers().retry());
        put(json, "flow", envelope.headers().flow());
        put(json, "agent", envelope.headers().userAgent());
        put(json, "lane", envelope.lane());
        put(json, "cycle", positive(envelope.redriveCycle()));
        put(json, "replay", positive(envelope.replay()));
        put(json, "due", envelope.dueAt());
        put(json, "trace", envelope.traceparent());
        put(json, "origin", envelope.origin() == Origin.JIRA ? null : envelope.origin());
    }

    private static String text(ObjectNode json) {
        try {
            return WRITER.writeValueAsString(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of texts can be written", impossible);
        }
    }

    static Delivery read(String text) {
        JsonNode json = tree(text);
        int version = json.path("v").asInt();
        if (version != VERSION && version != VERSION_WITH_ORIGIN) {
            throw new UnreadableMessageException(
                    "the delivery has version %d, this code reads %d and %d: newer code reads it"
                            .formatted(version, VERSION, VERSION_WITH_ORIGIN));
        }
        try {
            return new Delivery(envelope(json), text(json, "body"));
        } catch (IllegalArgumentException | DateTimeException damaged) {
            throw new UnreadableMessageException("the delivery has an invalid value", damaged);
        }
    }

    private static Envelope envelope(JsonNode json) {
        return new Envelope(
                new Site(needed(json, "site")),
                parsed(EventId.parse(needed(json, "id")), "id"),
                parsed(Entity.parse(needed(json, "entity")), "entity"),
                text(json, "event"),
                text(json, "key"),
                instant(json, "at"),
                Instant.parse(needed(json, "received")),
                new JiraHeaders(
                        text(json, "identifier"),
                        json.has("retry") ? json.get("retry").asInt() : null,
                        text(json, "flow"),
                        text(json, "agent")),
                parsed(Lane.parse(needed(json, "lane")), "lane"),
                json.path("cycle").asInt(),
                json.path("replay").asInt(),
                instant(json, "due"),
                text(json, "trace"),
                json.has("origin")
                        ? parsed(Origin.parse(needed(json, "origin")), "origin")
                        : Origin.JIRA);
    }

    private static JsonNode tree(String text) {
        try {
            return BoundedJson.mapper().readTree(text);
        } catch (JsonProcessingException damaged) {
            throw new UnreadableMessageException("the delivery is " + BoundedJson.problem(damaged));
        }
    }

    private static void put(ObjectNode json, String name, @Nullable Object value) {
        if (value == null) {
            json.remove(name);
        } else if (value instanceof Integer number) {
            json.put(name, number);
        } else {
            json.put(name, value.toString());
        }
    }

    private static @Nullable Integer positive(int number) {
        return number > 0 ? number : null;
    }

    private static @Nullable String text(JsonNode json, String name) {
        return json.path(name).textValue();
    }

    private static @Nullable Instant instant(JsonNode json, String name) {
        String text = text(json, name);
        return text == null ? null : Instant.parse(text);
    }

    private static String needed(JsonNode json, String name) {
        return parsed(Optional.ofNullable(text(json, name)), name);
    }

    private static <T> T parsed(Optional<T> value, String name) {
        return value.orElseThrow(
                () -> new UnreadableMessageException("the delivery has no valid '" + name + "'"));
    }
}
