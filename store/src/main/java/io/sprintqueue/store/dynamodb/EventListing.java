package io.sprintqueue.store.dynamodb;

import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.store.EventKey;
import io.sprintqueue.store.Page;
import io.sprintqueue.store.Period;
import io.sprintqueue.store.QueueReader;
import io.sprintqueue.store.Snapshot;
import io.sprintqueue.store.UnreadableRow;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Lists event records, part by part.
final class EventListing {
    private static final Comparator<Item> OUTCOME_LAST_FIRST =
            Comparator.comparing((Item item) -> item.text(Attributes.OUTCOME_AT)).reversed();

    private static final Pattern OUTCOME_AT = Pattern.compile("[0-9TZ:.+-]{20,40}#[\\w~#-]{1,200}");

    private final DynamoDbClient client;
    private final String table;
    private final BatchReads reads;

    EventListing(DynamoDbClient client, String table, BatchReads reads) {
        this.client = client;
        this.table = table;
        this.reads = reads;
    }

    /// Reads one more than requested of each shard: then there is more if more was found.
    Page<EventRecord> byOutcome(
            Outcome outcome, Period period, int limit, @Nullable String next, Instant now) {
        requireSize(limit);
        if (!RecordCodec.isIndexed(outcome)) {
            throw new IllegalArgumentException("only DEAD and RETRYING events are listed");
        }
        String list = outcome.name();
        String place = next == null ? null : Token.decode(next, list, OUTCOME_AT);
        String before = earlier(place, time(period.to()));
        String from = Objects.requireNonNullElse(time(period.from()), "");
        List<Item> found =
                Keys.outcomeShards(outcome).stream()
                        .flatMap(shard -> newest(shard, limit + 1, before))
                        .filter(item -> item.text(Attributes.OUTCOME_AT).compareTo(from) >= 0)
                        .sorted(OUTCOME_LAST_FIRST)
                        .toList();
        List<Item> page = found.subList(0, Math.min(limit, found.size()));
        List<EventKey> events = page.stream().map(Keys::eventOf).toList();
        Snapshot rows = SnapshotRows.of(reads.get(events.stream().map(Keys::event).toList()));
        return new Page<>(
                records(events, rows, outcome, now),
                unreadable(events, rows),
                found.size() > limit
                        ? new Token(list, page.getLast().text(Attributes.OUTCOME_AT)).encode()
                        : null);
    }

    private static @Nullable String time(@Nullable Instant time) {
        return time == null ? null : Keys.time(time);
    }

    private static @Nullable String earlier(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) < 0 ? one : other;
    }

    private Stream<Item> newest(String shard, int limit, @Nullable String before) {
        var values = new HashMap<String, AttributeValue>();
        values.put(":shard", Values.text(shard));
        var names = new HashMap<String, String>();
        names.put("#shard", Attributes.OUTCOME_SHARD);
        String condition = "#shard = :shard";
        if (before != null) {
            values.put(":before", Values.text(before));
            names.put("#at", Attributes.OUTCOME_AT);
            condition += " AND #at < :before";
        }
        QueryRequest request =
                QueryRequest.builder()
                        .tableName(table)
                        .indexName(Attributes.BY_OUTCOME)
                        .limit(limit)
                        .scanIndexForward(false)
                        .keyConditionExpression(condition)
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values)
                        .build();
        return client.query(request).items().stream().map(Item::new);
    }

    /// The records that the index names, in its order, without those that changed since or expired.
    private static List<EventRecord> records(
            List<EventKey> indexed, Snapshot rows, Outcome outcome, Instant now) {
        return indexed.stream()
                .filter(rows::isReadable)
                .flatMap(event -> rows.record(event).stream())
                .filter(record -> record.outcome() == outcome)
                .filter(record -> record.expiresAt().isAfter(now))
                .toList();
    }

    static List<UnreadableRow> unreadable(List<EventKey> events, Snapshot rows) {
        return events.stream()
                .filter(event -> !rows.isReadable(event))
                .map(UnreadableRow::of)
                .toList();
    }

    static void requireSize(int limit) {
        if (limit < 1 || limit > QueueReader.PAGE_MAX) {
            throw new IllegalArgumentException(
                    "a page has 1 to " + QueueReader.PAGE_MAX + " elements, not " + limit);
        }
    }
}
