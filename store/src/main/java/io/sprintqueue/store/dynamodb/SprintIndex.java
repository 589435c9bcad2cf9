package io.sprintqueue.store.dynamodb;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.Page;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Names the issues of a sprint or of a backlog in rank order, part by part.
final class SprintIndex {
    /// The key of the index ends in the issue's id, which tells the rest of the place.
    private static final Pattern RANK_KEY =
            Pattern.compile(".{1,300}#[A-Za-z0-9_-]{1,40}", Pattern.DOTALL);

    private final DynamoDbClient client;
    private final String table;

    SprintIndex(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /// What the index has of one issue.
    ///
    /// @param place where the list continues behind it
    record Entry(EntityKey issue, String place) {}

    /// Reads one more than requested: then there is more if more was found.
    ///
    /// @param list the partition of a sprint or of a backlog
    Page<Entry> page(Site site, String list, int limit, @Nullable String next) {
        EventListing.requireSize(limit);
        var request =
                QueryRequest.builder()
                        .tableName(table)
                        .indexName(Attributes.BY_SPRINT)
                        .limit(limit + 1)
                        .keyConditionExpression("#sprint = :sprint")
                        .expressionAttributeNames(Map.of("#sprint", Attributes.SPRINT_KEY))
                        .expressionAttributeValues(Map.of(":sprint", Values.text(list)));
        if (next != null) {
            request.exclusiveStartKey(place(site, list, Token.decodeKey(next, list, RANK_KEY)));
        }
        QueryResponse response = client.query(request.build());
        List<Item> found = response.items().stream().map(Item::new).toList();
        List<Entry> page = found.stream().limit(limit).map(item -> entry(list, item)).toList();
        boolean more = found.size() > limit || response.hasLastEvaluatedKey();
        return new Page<>(page, more ? page.getLast().place() : null);
    }

    private static Entry entry(String list, Item item) {
        String rankKey = item.text(Attributes.RANK_KEY);
        return new Entry(Keys.entityOf(item), new Token(list, rankKey).encode());
    }

    private static Map<String, AttributeValue> place(Site site, String list, String rankKey) {
        String id = rankKey.substring(rankKey.lastIndexOf('#') + 1);
        var place = new HashMap<>(Keys.state(new EntityKey(site, Entity.issue(id))));
        place.put(Attributes.SPRINT_KEY, Values.text(list));
        place.put(Attributes.RANK_KEY, Values.text(rankKey));
        return place;
    }
}
