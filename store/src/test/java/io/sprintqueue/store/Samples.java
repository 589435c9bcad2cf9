package io.sprintqueue.store;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.JiraHeaders;
import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.core.delivery.RoutingFacts;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.merge.FieldValue.Text;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.Register;
import io.sprintqueue.core.merge.Stamp;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.core.provenance.Changes;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Events and states of which a test says only what it is about.
public final class Samples {
    /// Far enough ahead that no engine with its own clock forgets anything.
    public static final Instant NOW = Instant.parse("2035-03-01T12:00:00Z");

    private Samples() {}

    /// An event of the entity; its body tells it from others.
    public static Envelope envelope(EntityKey about, String body) {
        return envelope(about, body, NOW, 0);
    }

    /// An event that came at a time, after so many replays.
    public static Envelope envelope(EntityKey about, String body, Instant receivedAt, int replay) {
        return new Envelope(
                about.site(),
                EventId.of(about.entity(), body(body)),
                about.entity(),
                "jira:issue_updated",
                "TES-1",
                receivedAt.minusMillis(420),
                receivedAt,
                JiraHeaders.NONE,
                Lane.INTERACTIVE,
                0,
                replay,
                null,
                null);
    }

    /// The same event, of another name.
    public static Envelope named(Envelope envelope, String webhookEvent) {
        return new Envelope(
                envelope.site(),
                envelope.eventId(),
                envelope.entity(),
                webhookEvent,
                envelope.issueKey(),
                envelope.jiraTimestamp(),
                envelope.receivedAt(),
                envelope.headers(),
                envelope.lane(),
                envelope.redriveCycle(),
                envelope.replay(),
                envelope.dueAt(),
                envelope.traceparent());
    }

    /// The same event, about another entity.
    public static Envelope placed(Envelope envelope, Entity about) {
        return placed(envelope, about, null);
    }

    /// The same event, about another entity, with the key of an issue in its body.
    public static Envelope placed(Envelope envelope, Entity about, @Nullable String issueKey) {
        var facts =
                new RoutingFacts(
                        null, null, null, issueKey, null, null, null, null, null, null, Set.of());
        return envelope.placed(about, facts);
    }

    /// An event that cannot be placed, with the key of an issue in its body.
    public static Envelope unplaced(
            Site site, String body, @Nullable String issueKey, Instant receivedAt) {
        var own = new EntityKey(site, Entity.ofItsOwn(body(body)));
        return placed(envelope(own, body, receivedAt, 0), own.entity(), issueKey);
    }

    /// A record that is kept for a day.
    public static EventRecord record(Envelope envelope, Outcome outcome) {
        return record(envelope, outcome, envelope.receivedAt());
    }

    /// A record of an event that was settled at a time and is kept for a day from then on.
    public static EventRecord record(Envelope envelope, Outcome outcome, Instant finishedAt) {
        return new EventRecord(
                envelope,
                outcome,
                null,
                finishedAt,
                List.of(),
                null,
                finishedAt.plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS));
    }

    /// The record of an event that changed something.
    public static EventRecord changing(EventRecord record, Changes changes) {
        return new EventRecord(
                record.envelope(),
                record.outcome(),
                record.reason(),
                record.finishedAt(),
                record.attempts(),
                record.bodyKey(),
                record.expiresAt(),
                record.remarks(),
                changes);
    }

    /// The record, kept until another time.
    public static EventRecord expiring(EventRecord record, Instant expiresAt) {
        return new EventRecord(
                record.envelope(),
                record.outcome(),
                record.reason(),
                record.finishedAt(),
                record.attempts(),
                record.bodyKey(),
                expiresAt,
                record.remarks(),
                record.changes());
    }

    public static EntityKey issue(Site site, String id) {
        return new EntityKey(site, Entity.issue(id));
    }

    /// An issue that has the key.
    public static State keyed(String key) {
        return state(Map.of(Fields.KEY, new Text(key)), key);
    }

    /// An issue in a sprint, under a rank.
    public static State ranked(String sprintId, String rank) {
        return state(Map.of(Fields.SPRINT, new Text(sprintId), Fields.RANK, new Text(rank)));
    }

    /// These values, and the keys that were seen.
    public static State state(Map<String, ? extends FieldValue> values, String... keys) {
        var registers = new TreeMap<String, Register>();
        values.forEach((name, value) -> registers.put(name, new Register(stamp(1), value)));
        return State.of(registers, NOW.toEpochMilli(), List.of(keys), false);
    }

    public static State deleted(State state) {
        return state.join(State.of(Map.of(), 0, List.of(), true));
    }

    /// The state with a later value of one register, and the key too if it is that.
    public static State with(State state, String register, FieldValue value) {
        long updated =
                state.registers().values().stream()
                        .mapToLong(known -> known.stamp().updated())
                        .max()
                        .orElse(0);
        var keys =
                register.equals(Fields.KEY) && value instanceof Text(String key)
                        ? List.of(key)
                        : List.<String>of();
        return state.join(
                State.of(
                        Map.of(register, new Register(stamp(updated + 1), value)), 0, keys, false));
    }

    /// A stamp of a full issue as it was at that time.
    public static Stamp stamp(long updated) {
        return new Stamp(true, updated, updated, 0, body("stamp").hash());
    }

    private static Body body(String text) {
        return new Body(text.getBytes(StandardCharsets.UTF_8));
    }
}
