package io.sprintqueue.store.dynamodb;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.JiraHeaders;
import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.core.delivery.Origin;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.core.outcome.Remarks;
import io.sprintqueue.store.EventKey;
import io.sprintqueue.store.IssueReference;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// The record of an event as an item.
final class RecordCodec {
    private RecordCodec() {}

    static Map<String, AttributeValue> encode(EventRecord record, String attemptId) {
        Envelope envelope = record.envelope();
        EventId id = envelope.eventId();
        var item = new HashMap<>(Keys.event(EventKey.of(envelope)));
        item.put(Attributes.OUTCOME, Values.text(record.outcome().name()));
        put(item, Attributes.REASON, record.reason());
        put(item, Attributes.FINISHED_AT, record.finishedAt());
        put(item, Attributes.BODY_KEY, record.bodyKey());
        item.put(Attributes.EXPIRES_AT, Values.expiry(record.expiresAt()));
        item.put(Attributes.WRITER, Values.text(attemptId));
        if (!record.attempts().isEmpty()) {
            item.put(Attributes.ATTEMPTS, attempts(record.attempts()));
        }
        putTexts(item, Attributes.WARNINGS, record.remarks().warnings());
        putTexts(item, Attributes.CLEARED_ABSENT, record.remarks().clearedAbsent());
        if (isIndexed(record.outcome())) {
            item.put(
                    Attributes.OUTCOME_SHARD, Values.text(Keys.outcomeShard(record.outcome(), id)));
            item.put(Attributes.OUTCOME_AT, Values.text(Keys.outcomeAt(record)));
        }
        IssueReference.keyOf(record)
                .map(key -> Keys.eventsOfKey(envelope.site(), key))
                .ifPresent(key -> item.put(Attributes.ISSUE_KEY, Values.text(key)));
        putEnvelope(item, envelope);
        ChangesCodec.put(item, record.changes());
        return item;
    }

    private static void putEnvelope(Map<String, AttributeValue> item, Envelope envelope) {
        item.put(Attributes.ENTITY, Values.text(envelope.entity().toString()));
        put(item, Attributes.WEBHOOK_EVENT, envelope.webhookEvent());
        put(item, Attributes.KEY_IN_BODY, envelope.issueKey());
        put(item, Attributes.JIRA_TIMESTAMP, envelope.jiraTimestamp());
        item.put(Attributes.RECEIVED_AT, Values.instant(envelope.receivedAt()));
        item.put(Attributes.LANE, Values.text(envelope.lane().toString()));
        item.put(Attributes.REDRIVE_CYCLE, Values.number(envelope.redriveCycle()));
        item.put(Attributes.REPLAY, Values.number(envelope.replay()));
        put(item, Attributes.DUE_AT, envelope.dueAt());
        put(item, Attributes.TRACEPARENT, envelope.traceparent());
        put(item, Attributes.ORIGIN, envelope.origin() == Origin.JIRA ? null : envelope.origin());
        JiraHeaders headers = envelope.headers();
        put(item, Attributes.IDENTIFIER, headers.identifier());
        put(item, Attributes.FLOW, headers.flow());
        put(item, Attributes.USER_AGENT, headers.userAgent());
        Integer retry = headers.retry();
        if (retry != null) {
            item.put(Attributes.RETRY, Values.number(retry));
        }
    }

    /// What is not settled well stands in an index.
    static boolean isIndexed(Outcome outcome) {
        return outcome == Outcome.DEAD || outcome == Outcome.RETRYING;
    }

    static EventRecord decode(Item item) {
        Outcome outcome = outcome(item);
        return new EventRecord(
                envelope(item),
                outcome,
                item.textOrNull(Attributes.REASON),
                item.instantOrNull(Attributes.FINISHED_AT),
                item.list(Attributes.ATTEMPTS).stream().map(RecordCodec::attempt).toList(),
                item.textOrNull(Attributes.BODY_KEY),
                expiresAt(item),
                new Remarks(
                        texts(item, Attributes.WARNINGS), texts(item, Attributes.CLEARED_ABSENT)),
                ChangesCodec.of(item));
    }

    private static List<String> texts(Item item, String name) {
        return item.list(name).stream().map(AttributeValue::s).toList();
    }

    static Instant expiresAt(Item item) {
        return Instant.ofEpochSecond(item.number(Attributes.EXPIRES_AT));
    }

    /// One that a newer version knows is settled, as the conditions of a commit take it to be.
    private static Outcome outcome(Item item) {
        String name = item.text(Attributes.OUTCOME);
        return Stream.of(Outcome.values())
                .filter(outcome -> outcome.name().equals(name))
                .findFirst()
                .orElse(Outcome.IGNORED);
    }

    private static Envelope envelope(Item item) {
        EventKey key = Keys.eventOf(item);
        return new Envelope(
                key.site(),
                key.eventId(),
                Entity.parse(item.text(Attributes.ENTITY)).orElse(key.eventId().entity()),
                item.textOrNull(Attributes.WEBHOOK_EVENT),
                item.textOrNull(Attributes.KEY_IN_BODY),
                item.instantOrNull(Attributes.JIRA_TIMESTAMP),
                Instant.parse(item.text(Attributes.RECEIVED_AT)),
                headers(item),
                Lane.parse(item.text(Attributes.LANE)).orElse(Lane.INTERACTIVE),
                (int) item.number(Attributes.REDRIVE_CYCLE),
                (int) item.number(Attributes.REPLAY),
                item.instantOrNull(Attributes.DUE_AT),
                item.textOrNull(Attributes.TRACEPARENT),
                Optional.ofNullable(item.textOrNull(Attributes.ORIGIN))
                        .flatMap(Origin::parse)
                        .orElse(Origin.JIRA));
    }

    private static JiraHeaders headers(Item item) {
        return new JiraHeaders(
                item.textOrNull(Attributes.IDENTIFIER),
                item.attributes().containsKey(Attributes.RETRY)
                        ? (int) item.number(Attributes.RETRY)
                        : null,
                item.textOrNull(Attributes.FLOW),
                item.textOrNull(Attributes.USER_AGENT));
    }

    private static AttributeValue attempts(List<EventRecord.Attempt> attempts) {
        return AttributeValue.fromL(
                attempts.stream()
                        .map(attempt ->
                                AttributeValue.fromM(
                                        Map.of(
                                                Attributes.AT,
                                                Values.instant(attempt.at()),
                                                Attributes.ERROR,
                                                Values.text(attempt.error()))))
                        .toList());
    }

    private static EventRecord.Attempt attempt(AttributeValue value) {
        var attempt = new Item(value.m());
        return new EventRecord.Attempt(
                Instant.parse(attempt.text(Attributes.AT)), attempt.text(Attributes.ERROR));
    }

    private static void putTexts(
            Map<String, AttributeValue> item, String name, List<String> texts) {
        if (!texts.isEmpty()) {
            item.put(name, Values.list(texts));
        }
    }

    private static void put(Map<String, AttributeValue> item, String name, @Nullable Object value) {
        if (value != null) {
            item.put(name, Values.text(Objects.toString(value)));
        }
    }
}
