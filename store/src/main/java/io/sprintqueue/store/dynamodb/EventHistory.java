package io.sprintqueue.store.dynamodb;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.EventKey;
import io.sprintqueue.store.IssueReference;
import io.sprintqueue.store.Page;
import io.sprintqueue.store.Snapshot;
import io.sprintqueue.store.UnreadableRow;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Lists the events of one issue, last received first. They are stored by their hashes and are few,
/// so each part reads the times of all and sorts them.
final class EventHistory {
    /// More records than this of one entity are not looked at.
    static final int RECORDS_MAX = 20_000;

    /// More events than this that only a key leads to, of all keys together, are not looked at.
    private static final int OF_KEYS_MAX = 1_000;

    private static final Pattern PLACE = Pattern.compile("[0-9TZ:.+-]{20,40}#[\\w~-]{35,100}");
    private static final Comparator<Place> LAST_FIRST =
            Comparator.comparing(Place::receivedAt)
                    .thenComparing(place -> place.id().hash())
                    .thenComparing(place -> place.id().entity().toString())
                    .reversed();

    private final DynamoDbClient client;
    private final String table;
    private final BatchReads reads;
    private final IssueIndexes indexes;

    EventHistory(DynamoDbClient client, String table, BatchReads reads, IssueIndexes indexes) {
        this.client = client;
        this.table = table;
        this.reads = reads;
        this.indexes = indexes;
    }

    /// Where a record is in the list.
    private record Place(Instant receivedAt, EventId id) {
        @Override
        public String toString() {
            return receivedAt + "#" + id;
        }

        static Place of(EventRecord record) {
            return new Place(record.envelope().receivedAt(), record.envelope().eventId());
        }

        static Place parse(String text) {
            int separator = text.indexOf('#');
            try {
                return new Place(
                        Instant.parse(text.substring(0, separator)),
                        EventId.parse(text.substring(separator + 1))
                                .orElseThrow(() ->
                                        new IllegalArgumentException("next contains no event id")));
            } catch (DateTimeException noTime) {
                throw new IllegalArgumentException("next contains no time", noTime);
            }
        }
    }

    Page<EventRecord> page(IssueReference issue, int limit, @Nullable String next, Instant now) {
        EventListing.requireSize(limit);
        String list = list(issue);
        Place from = next == null ? null : Place.parse(Token.decode(next, list, PLACE));
        var found = new Found(new ArrayList<>(), new ArrayList<>());
        addOfId(issue, now, found);
        addOfKeys(issue, now, found);
        List<Place> left =
                found.places().stream()
                        .filter(place -> from == null || LAST_FIRST.compare(place, from) > 0)
                        .sorted(LAST_FIRST)
                        .toList();
        List<Place> page = left.subList(0, Math.min(limit, left.size()));
        List<EventKey> events =
                page.stream().map(place -> new EventKey(issue.site(), place.id())).toList();
        Snapshot rows = read(events);
        return new Page<>(
                records(events, rows, now).toList(),
                Stream.concat(
                                from == null ? found.withoutPlace().stream() : Stream.empty(),
                                EventListing.unreadable(events, rows).stream())
                        .toList(),
                left.size() > limit ? new Token(list, page.getLast().toString()).encode() : null);
    }

    /// What belongs into the list.
    ///
    /// @param withoutPlace records of which not even the time can be read: they are in the first
    ///     part
    private record Found(List<Place> places, List<UnreadableRow> withoutPlace) {}

    /// Names the list in a token: by the issue, since its keys may become more from part to part.
    private static String list(IssueReference issue) {
        Entity entity = issue.issue();
        return entity == null
                ? issue.site() + "#" + new TreeSet<>(issue.keys())
                : Keys.partition(new EntityKey(issue.site(), entity));
    }

    private void addOfId(IssueReference issue, Instant now, Found found) {
        Entity entity = issue.issue();
        if (entity == null) {
            return;
        }
        String partition = Keys.partition(new EntityKey(issue.site(), entity));
        Map<String, AttributeValue> from = Map.of();
        int records = 0;
        do {
            QueryResponse response = client.query(query(partition, from));
            response.items().stream().map(Item::new).forEach(item -> addPlace(item, now, found));
            records += response.items().size();
            from = response.lastEvaluatedKey();
        } while (!from.isEmpty() && records < RECORDS_MAX);
    }

    private static void addPlace(Item item, Instant now, Found found) {
        EventKey event = Keys.eventOf(item);
        try {
            if (item.number(Attributes.EXPIRES_AT) > now.getEpochSecond()) {
                Instant receivedAt = Instant.parse(item.text(Attributes.RECEIVED_AT));
                found.places().add(new Place(receivedAt, event.eventId()));
            }
        } catch (RuntimeException unreadable) {
            found.withoutPlace().add(UnreadableRow.of(event));
        }
    }

    /// Those that only a key leads to. The index has no times, so their records are read whole.
    private void addOfKeys(IssueReference issue, Instant now, Found found) {
        List<EventKey> events =
                indexes
                        .eventsByKeys(issue.site(), new TreeSet<>(issue.keys()), OF_KEYS_MAX)
                        .stream()
                        .filter(event -> !event.eventId().entity().equals(issue.issue()))
                        .toList();
        Snapshot rows = read(events);
        records(events, rows, now).filter(issue::isOf).map(Place::of).forEach(found.places()::add);
        found.withoutPlace().addAll(EventListing.unreadable(events, rows));
    }

    private QueryRequest query(String partition, Map<String, AttributeValue> from) {
        return QueryRequest.builder()
                .tableName(table)
                .consistentRead(true)
                .keyConditionExpression("#pk = :pk AND begins_with(#sk, :event)")
                .projectionExpression("#pk, #sk, #receivedAt, #expiresAt")
                .expressionAttributeNames(
                        Map.of(
                                "#pk", Attributes.PK,
                                "#sk", Attributes.SK,
                                "#receivedAt", Attributes.RECEIVED_AT,
                                "#expiresAt", Attributes.EXPIRES_AT))
                .expressionAttributeValues(
                        Map.of(
                                ":pk", Values.text(partition),
                                ":event", Values.text(Keys.EVENT_PREFIX)))
                .exclusiveStartKey(from.isEmpty() ? null : from)
                .build();
    }

    private static Stream<EventRecord> records(List<EventKey> events, Snapshot rows, Instant now) {
        return events.stream()
                .filter(rows::isReadable)
                .flatMap(event -> rows.record(event).stream())
                .filter(record -> record.expiresAt().isAfter(now));
    }

    private Snapshot read(List<EventKey> events) {
        return SnapshotRows.of(reads.get(events.stream().map(Keys::event).toList()));
    }
}
