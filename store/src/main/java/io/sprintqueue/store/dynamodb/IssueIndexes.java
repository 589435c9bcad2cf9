package io.sprintqueue.store.dynamodb;

import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.EventKey;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/// Finds issues, and events, by keys that they are not stored under.
final class IssueIndexes {
    /// More issues than this never had one key.
    private static final int SAME_KEY_MAX = 100;

    private final DynamoDbClient client;
    private final String table;

    IssueIndexes(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    List<EntityKey> byKey(Site site, String key) {
        return query(Attributes.BY_KEY, Attributes.ISSUE_KEY, Keys.scoped(site, key), SAME_KEY_MAX)
                .stream()
                .filter(item -> item.text(Attributes.SK).equals(Keys.STATE))
                .map(Keys::entityOf)
                .toList();
    }

    /// The events that were given one of these keys to be found by, so many at most.
    List<EventKey> eventsByKeys(Site site, SortedSet<String> keys, int eventsMax) {
        var events = new ArrayList<EventKey>();
        for (String key : keys) {
            if (events.size() < eventsMax) {
                events.addAll(eventsByKey(site, key, eventsMax - events.size()));
            }
        }
        return events;
    }

    private List<EventKey> eventsByKey(Site site, String key, int eventsMax) {
        String hash = Keys.eventsOfKey(site, key);
        return query(Attributes.BY_KEY, Attributes.ISSUE_KEY, hash, eventsMax).stream()
                .filter(item -> item.text(Attributes.SK).startsWith(Keys.EVENT_PREFIX))
                .map(Keys::eventOf)
                .toList();
    }

    List<EntityKey> byOldKey(Site site, String oldKey) {
        return query(null, Attributes.PK, Keys.oldKeyPartition(site, oldKey), SAME_KEY_MAX).stream()
                .map(alias -> Keys.issueOf(alias, site))
                .toList();
    }

    /// The items of one hash key, page by page up to a bound.
    private List<Item> query(@Nullable String index, String hashName, String hash, int itemsMax) {
        var items = new ArrayList<Item>();
        Map<String, AttributeValue> from = Map.of();
        do {
            QueryRequest request =
                    QueryRequest.builder()
                            .tableName(table)
                            .indexName(index)
                            .limit(itemsMax - items.size())
                            .keyConditionExpression("#hash = :hash")
                            .expressionAttributeNames(Map.of("#hash", hashName))
                            .expressionAttributeValues(Map.of(":hash", Values.text(hash)))
                            .exclusiveStartKey(from.isEmpty() ? null : from)
                            .build();
            QueryResponse response = client.query(request);
            response.items().stream().map(Item::new).forEach(items::add);
            from = response.lastEvaluatedKey();
        } while (!from.isEmpty() && items.size() < itemsMax);
        return items;
    }
}
