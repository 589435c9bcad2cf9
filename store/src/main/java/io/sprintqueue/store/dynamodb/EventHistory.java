package io.sprintqueue.store.dynamodb;

import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.Page;

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
import java.util.regex.Pattern;

/// Lists the events of one entity, those first that were received last. They are stored by their
/// hashes, and they are few: so each part reads the times of all and sorts them.
final class EventHistory {
    /// More records than this of one entity are not looked at.
    private static final int RECORDS_MAX = 20_000;

    private static final Pattern PLACE = Pattern.compile("[0-9TZ:.+-]{20,40}#[0-9a-f]{32}");
    private static final Comparator<Place> LAST_FIRST =
            Comparator.comparing(Place::receivedAt).thenComparing(Place::hash).reversed();

    private final DynamoDbClient client;
    private final String table;
    private final BatchReads reads;

    EventHistory(DynamoDbClient client, String table, BatchReads reads) {
        this.client = client;
        this.table = table;
        this.reads = reads;
    }

    /// Where a record stands in the list.
    private record Place(Instant receivedAt, String hash) {
        @Override
        public String toString() {
            return receivedAt + "#" + hash;
        }

        static Place parse(String text) {
            int separator = text.indexOf('#');
            try {
                return new Place(
                        Instant.parse(text.substring(0, separator)), text.substring(separator + 1));
            } catch (DateTimeException noTime) {
                throw new IllegalArgumentException("next holds no time", noTime);
            }
        }
    }

    Page<EventRecord> page(EntityKey key, int limit, @Nullable String next, Instant now) {
        EventListing.requireSize(limit);
        String partition = Keys.partition(key);
        Place from = next == null ? null : Place.parse(Token.decode(next, partition, PLACE));
        List<Place> left =
                places(partition, now).stream()
                        .filter(place -> from == null || LAST_FIRST.compare(place, from) > 0)
                        .sorted(LAST_FIRST)
                        .toList();
        List<Place> page = left.subList(0, Math.min(limit, left.size()));
        return new Page<>(
                records(partition, page, now),
                left.size() > limit
                        ? new Token(partition, page.getLast().toString()).encode()
                        : null);
    }

    private List<Place> places(String partition, Instant now) {
        var places = new ArrayList<Place>();
        Map<String, AttributeValue> from = Map.of();
        do {
            QueryResponse response = client.query(query(partition, from));
            response.items().stream()
                    .map(Item::new)
                    .filter(item -> item.number(Attributes.EXPIRES_AT) > now.getEpochSecond())
                    .map(EventHistory::place)
                    .forEach(places::add);
            from = response.lastEvaluatedKey();
        } while (!from.isEmpty() && places.size() < RECORDS_MAX);
        return places;
    }

    private QueryRequest query(String partition, Map<String, AttributeValue> from) {
        return QueryRequest.builder()
                .tableName(table)
                .consistentRead(true)
                .keyConditionExpression("#pk = :pk AND begins_with(#sk, :event)")
                .projectionExpression("#sk, #receivedAt, #expiresAt")
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

    private static Place place(Item item) {
        return new Place(
                Instant.parse(item.text(Attributes.RECEIVED_AT)),
                item.text(Attributes.SK).substring(Keys.EVENT_PREFIX.length()));
    }

    private List<EventRecord> records(String partition, List<Place> page, Instant now) {
        return reads
                .get(
                        page.stream()
                                .map(place ->
                                        Keys.item(partition, Keys.EVENT_PREFIX + place.hash()))
                                .toList())
                .stream()
                .map(RecordCodec::decode)
                .filter(record -> record.expiresAt().isAfter(now))
                .sorted(
                        Comparator.comparing(
                                record ->
                                        new Place(
                                                record.envelope().receivedAt(),
                                                record.envelope().eventId().hash()),
                                LAST_FIRST))
                .toList();
    }
}
