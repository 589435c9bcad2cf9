package io.sprintqueue.store.dynamodb;

import io.sprintqueue.core.provenance.ChangeHistory;
import io.sprintqueue.core.provenance.Changes;
import io.sprintqueue.store.EntityKey;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads what the events of one entity changed, from its partition alone.
final class ChangeRecords {
    private final DynamoDbClient client;
    private final String table;
    private final int recordsMax;

    /// @param recordsMax more records than this are not looked at
    ChangeRecords(DynamoDbClient client, String table, int recordsMax) {
        this.client = client;
        this.table = table;
        this.recordsMax = recordsMax;
    }

    /// Records are stored by their hashes: beyond the most that is read, which ones are missing
    /// means nothing.
    ChangeHistory of(EntityKey entity, Instant now) {
        var found = new ArrayList<Changes>();
        boolean readable = true;
        Map<String, AttributeValue> from = Map.of();
        int records = 0;
        do {
            QueryResponse response = client.query(query(entity, now, from, recordsMax - records));
            readable &= addAll(response.items(), entity, found);
            records += response.scannedCount();
            from = response.lastEvaluatedKey();
        } while (!from.isEmpty() && records < recordsMax);
        return new ChangeHistory(found, readable && from.isEmpty());
    }

    /// Adds the changes of each row, and says whether all can be read. A replay may have placed an
    /// event elsewhere: then its record is still here.
    private static boolean addAll(
            List<Map<String, AttributeValue>> rows, EntityKey entity, List<Changes> found) {
        boolean readable = true;
        for (Map<String, AttributeValue> row : rows) {
            var item = new Item(row);
            try {
                if (item.text(Attributes.ENTITY).equals(entity.entity().toString())) {
                    found.add(ChangesCodec.of(item));
                }
            } catch (RuntimeException unreadable) {
                readable = false;
            }
        }
        return readable;
    }

    private QueryRequest query(
            EntityKey entity, Instant now, Map<String, AttributeValue> from, int limit) {
        return QueryRequest.builder()
                .tableName(table)
                .consistentRead(true)
                .limit(limit)
                .keyConditionExpression("#pk = :pk AND begins_with(#sk, :event)")
                .filterExpression(
                        "(attribute_exists(#changes) OR attribute_exists(#leftOut))"
                                + " AND #expiresAt > :now")
                .projectionExpression("#pk, #sk, #entity, #by, #stamp, #changes, #leftOut")
                .expressionAttributeNames(
                        Map.of(
                                "#pk", Attributes.PK,
                                "#sk", Attributes.SK,
                                "#entity", Attributes.ENTITY,
                                "#expiresAt", Attributes.EXPIRES_AT,
                                "#by", Attributes.BY,
                                "#stamp", Attributes.STAMP,
                                "#changes", Attributes.CHANGES,
                                "#leftOut", Attributes.LEFT_OUT))
                .expressionAttributeValues(
                        Map.of(
                                ":pk", Values.text(Keys.partition(entity)),
                                ":event", Values.text(Keys.EVENT_PREFIX),
                                ":now", Values.number(now.getEpochSecond())))
                .exclusiveStartKey(from.isEmpty() ? null : from)
                .build();
    }
}
