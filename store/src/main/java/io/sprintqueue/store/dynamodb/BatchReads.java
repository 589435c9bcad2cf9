package io.sprintqueue.store.dynamodb;

import io.sprintqueue.store.Pause;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Reads many items by their keys, consistently, and retries those that DynamoDB left out.
final class BatchReads {
    static final int ATTEMPTS_MAX = 5;

    /// DynamoDB takes no more keys in one request.
    private static final int KEYS_MAX = 100;

    private final DynamoDbClient client;
    private final String table;
    private final Pause pause;

    BatchReads(DynamoDbClient client, String table, Pause pause) {
        this.client = client;
        this.table = table;
        this.pause = pause;
    }

    /// What a read came to.
    ///
    /// @param items those there are, in no order
    /// @param leftOut the keys of those that were still left out after the last attempt
    record Found(List<Item> items, List<Map<String, AttributeValue>> leftOut) {}

    /// The items there are, in no order.
    ///
    /// @param keys no two alike
    /// @throws IllegalStateException if some were still left out after the last attempt
    List<Item> get(Collection<Map<String, AttributeValue>> keys) {
        Found found = find(keys);
        if (!found.leftOut().isEmpty()) {
            throw new IllegalStateException(
                    "%d of %d items were not read in %d attempts"
                            .formatted(found.leftOut().size(), keys.size(), ATTEMPTS_MAX));
        }
        return found.items();
    }

    /// The items there are, and those that DynamoDB kept leaving out.
    ///
    /// @param keys no two alike
    Found find(Collection<Map<String, AttributeValue>> keys) {
        var items = new ArrayList<Item>();
        var leftOut = new ArrayList<Map<String, AttributeValue>>();
        List<Map<String, AttributeValue>> all = List.copyOf(keys);
        for (int from = 0; from < all.size(); from += KEYS_MAX) {
            int to = Math.min(from + KEYS_MAX, all.size());
            leftOut.addAll(readAll(all.subList(from, to), items));
        }
        return new Found(items, leftOut);
    }

    /// Adds the items that were read and returns the keys that were left out to the end.
    private List<Map<String, AttributeValue>> readAll(
            List<Map<String, AttributeValue>> keys, List<Item> items) {
        List<Map<String, AttributeValue>> left = readSome(keys, items);
        for (int attempt = 1; attempt < ATTEMPTS_MAX && !left.isEmpty(); attempt++) {
            pause.before(attempt);
            left = readSome(left, items);
        }
        return left;
    }

    /// Adds the items that were read and returns the keys that were left out.
    private List<Map<String, AttributeValue>> readSome(
            List<Map<String, AttributeValue>> keys, List<Item> items) {
        KeysAndAttributes wanted =
                KeysAndAttributes.builder().keys(keys).consistentRead(true).build();
        BatchGetItemResponse response =
                client.batchGetItem(request -> request.requestItems(Map.of(table, wanted)));
        response.responses().getOrDefault(table, List.of()).stream()
                .map(Item::new)
                .forEach(items::add);
        KeysAndAttributes left = response.unprocessedKeys().get(table);
        return left == null ? List.of() : left.keys();
    }
}
