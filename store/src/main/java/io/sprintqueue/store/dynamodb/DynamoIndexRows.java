package io.sprintqueue.store.dynamodb;

import io.sprintqueue.store.IndexRows;
import io.sprintqueue.store.Versioned;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Goes through the whole table. It writes the keys of the index and nothing else, so that the
/// function that uses it may write nothing else, and only where the state is still the one that it
/// read: who writes a state writes its keys with it.
public final class DynamoIndexRows implements IndexRows {
    private static final Set<String> KEYS = Set.of(Attributes.SPRINT_KEY, Attributes.RANK_KEY);

    private final DynamoDbClient client;
    private final String table;

    public DynamoIndexRows(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    @Override
    public Slice bring(@Nullable String place, int rows) {
        if (rows < 1 || rows > ROWS_MAX) {
            throw new IllegalArgumentException("a slice has 1 to " + ROWS_MAX + " rows");
        }
        ScanResponse response =
                client.scan(
                        ScanRequest.builder()
                                .tableName(table)
                                .limit(rows)
                                .consistentRead(true)
                                .filterExpression("#sk = :state")
                                .expressionAttributeNames(Map.of("#sk", Attributes.SK))
                                .expressionAttributeValues(
                                        Map.of(":state", Values.text(Keys.STATE)))
                                .exclusiveStartKey(place == null ? null : Keys.ofPlace(place))
                                .build());
        int written = 0;
        int unreadable = 0;
        for (Map<String, AttributeValue> row : response.items()) {
            switch (bring(new Item(row))) {
                case WRITTEN -> written++;
                case UNREADABLE -> unreadable++;
                case UNCHANGED -> {
                    // It is at its place.
                }
            }
        }
        Map<String, AttributeValue> last = response.lastEvaluatedKey();
        return new Slice(
                Objects.requireNonNullElse(response.scannedCount(), 0),
                written,
                unreadable,
                last.isEmpty() ? null : Keys.place(last));
    }

    private enum Brought {
        WRITTEN,
        UNCHANGED,
        UNREADABLE
    }

    private Brought bring(Item row) {
        Map<String, AttributeValue> wanted;
        long revision;
        try {
            Versioned versioned = StateCodec.decode(row);
            wanted = StateCodec.indexKeys(Keys.entityOf(row), versioned.state());
            revision = versioned.revision();
        } catch (RuntimeException _) {
            return Brought.UNREADABLE;
        }
        var found = new HashMap<>(row.attributes());
        found.keySet().retainAll(KEYS);
        return found.equals(wanted) || !writes(row, wanted, revision)
                ? Brought.UNCHANGED
                : Brought.WRITTEN;
    }

    /// Whether the row was still the one that was read; otherwise it was written with its keys.
    private boolean writes(Item row, Map<String, AttributeValue> wanted, long revision) {
        var names = new HashMap<String, String>();
        KEYS.forEach(name -> names.put("#" + name, name));
        names.put("#revision", Attributes.REVISION);
        var values = new HashMap<String, AttributeValue>();
        wanted.forEach((name, value) -> values.put(":" + name, value));
        values.put(":revision", Values.number(revision));
        UpdateItemRequest update =
                UpdateItemRequest.builder()
                        .tableName(table)
                        .key(Keys.item(row.text(Attributes.PK), row.text(Attributes.SK)))
                        .updateExpression(wanted.isEmpty() ? removal() : assignment(wanted))
                        .conditionExpression("#revision = :revision")
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values)
                        .build();
        try {
            client.updateItem(update);
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    private static String assignment(Map<String, AttributeValue> wanted) {
        return new TreeMap<>(wanted)
                .keySet().stream()
                        .map(name -> "#" + name + " = :" + name)
                        .collect(Collectors.joining(", ", "SET ", ""));
    }

    private static String removal() {
        return KEYS.stream()
                .sorted()
                .map(name -> "#" + name)
                .collect(Collectors.joining(", ", "REMOVE ", ""));
    }
}
