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

/// Reads many items by their keys, consistently, and asks again for those that DynamoDB left out.
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

    /// The items there are, in no order.
    ///
    /// @param keys no two alike
    /// @throws IllegalStateException where some were still left out after the last attempt
    List<Item> get(Collection<Map<String, AttributeValue>> keys) {
        var items = new ArrayList<Item>();
        List<Map<String, AttributeValue>> all = List.copyOf(keys);
        for (int from = 0; from < all.size(); from += KEYS_MAX) {
            readAll(all.subList(from, Math.min(from + KEYS_MAX, all.size())), items);
        }
        return items;
    }

    private void readAll(List<Map<String, AttributeValue>> keys, List<Item> items) {
        List<Map<String, AttributeValue>> left = keys;
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            left = readSome(left, items);
            if (left.isEmpty()) {
                return;
            }
            if (attempt < ATTEMPTS_MAX) {
                pause.before(attempt);
            }
        }
        throw new IllegalStateException(
                "%d of %d items were not read in %d attempts"
                        .formatted(left.size(), keys.size(), ATTEMPTS_MAX));
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
