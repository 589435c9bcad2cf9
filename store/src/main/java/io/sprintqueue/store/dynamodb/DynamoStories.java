package io.sprintqueue.store.dynamodb;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.story.StoryRow;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.Pause;
import io.sprintqueue.store.Snapshot;
import io.sprintqueue.store.StoredEntity;
import io.sprintqueue.store.StoryReader;
import io.sprintqueue.store.UnreadableRow;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Reads the stories of sprints from the queue table: one paged query each.
public final class DynamoStories implements StoryReader {
    private final DynamoDbClient client;
    private final String table;
    private final BatchReads reads;
    private final InstantSource clock;

    /// Reads the table of that name.
    ///
    /// @param clock the time by which expired rows are hidden
    /// @param pause between reads that DynamoDB left undone
    public DynamoStories(DynamoDbClient client, String table, InstantSource clock, Pause pause) {
        this.client = client;
        this.table = table;
        this.reads = new BatchReads(client, table, pause);
        this.clock = clock;
    }

    @Override
    public Story story(Site site, String sprintId) {
        String partition = Keys.partition(new EntityKey(site, Entity.sprint(sprintId)));
        long now = clock.instant().getEpochSecond();
        var rows = new ArrayList<StoryRow>();
        var unreadable = new ArrayList<UnreadableRow>();
        Map<String, AttributeValue> from = Map.of();
        int read = 0;
        do {
            QueryResponse response = client.query(query(partition, ROWS_MAX - read, from));
            for (Map<String, AttributeValue> attributes : response.items()) {
                add(site, new Item(attributes), now, rows, unreadable);
            }
            read += response.items().size();
            from = response.lastEvaluatedKey();
        } while (!from.isEmpty() && read < ROWS_MAX);
        return new Story(rows, unreadable, !from.isEmpty());
    }

    private static void add(
            Site site, Item item, long now, List<StoryRow> rows, List<UnreadableRow> unreadable) {
        if (item.number(Attributes.EXPIRES_AT) <= now) {
            return;
        }
        try {
            rows.add(StoryCodec.decode(item));
        } catch (RuntimeException malformed) {
            unreadable.add(new UnreadableRow(site, item.text(Attributes.SK)));
        }
    }

    private QueryRequest query(String partition, int limit, Map<String, AttributeValue> from) {
        return QueryRequest.builder()
                .tableName(table)
                .consistentRead(true)
                .limit(limit)
                .keyConditionExpression("#pk = :pk AND begins_with(#sk, :story)")
                .expressionAttributeNames(Map.of("#pk", Attributes.PK, "#sk", Attributes.SK))
                .expressionAttributeValues(
                        Map.of(
                                ":pk", Values.text(partition),
                                ":story", Values.text(Keys.STORY_PREFIX)))
                .exclusiveStartKey(from.isEmpty() ? null : from)
                .build();
    }

    @Override
    public List<StoredEntity> issues(Site site, Collection<String> ids) {
        List<EntityKey> keys =
                ids.stream().distinct().map(id -> new EntityKey(site, Entity.issue(id))).toList();
        Snapshot found = SnapshotRows.of(reads.get(keys.stream().map(Keys::state).toList()));
        return keys.stream()
                .filter(found::isReadable)
                .map(key -> new StoredEntity(key, found.state(key)))
                .filter(issue -> issue.versioned().revision() > 0)
                .toList();
    }
}
