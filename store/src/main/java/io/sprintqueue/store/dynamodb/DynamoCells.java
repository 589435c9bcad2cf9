package io.sprintqueue.store.dynamodb;

import io.sprintqueue.store.sync.Cells;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Cells in a DynamoDB table: a partition for each group, and in it an item for each cell.
public final class DynamoCells implements Cells {
    private static final String GROUP = "pk";
    private static final String NAME = "sk";
    private static final String VERSION = "version";
    private static final String TEXT = "text";

    private final DynamoDbClient client;
    private final String table;

    public DynamoCells(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    @Override
    public List<Cell> all(String group) {
        var request =
                QueryRequest.builder()
                        .tableName(table)
                        .consistentRead(true)
                        .keyConditionExpression("#group = :group")
                        .expressionAttributeNames(Map.of("#group", GROUP))
                        .expressionAttributeValues(Map.of(":group", AttributeValue.fromS(group)))
                        .build();
        return client.queryPaginator(request).items().stream().map(DynamoCells::cell).toList();
    }

    @Override
    public Cell read(String group, String name) {
        Map<String, AttributeValue> item =
                client.getItem(
                                GetItemRequest.builder()
                                        .tableName(table)
                                        .key(key(group, name))
                                        .consistentRead(true)
                                        .build())
                        .item();
        return item.isEmpty() ? new Cell(name, 0, "") : cell(item);
    }

    @Override
    public boolean write(String group, Cell next) {
        var put =
                PutItemRequest.builder()
                        .tableName(table)
                        .item(
                                Map.of(
                                        GROUP,
                                        AttributeValue.fromS(group),
                                        NAME,
                                        AttributeValue.fromS(next.name()),
                                        VERSION,
                                        number(next.version()),
                                        TEXT,
                                        AttributeValue.fromS(next.text())));
        if (next.version() == 1) {
            put.conditionExpression("attribute_not_exists(#group)")
                    .expressionAttributeNames(Map.of("#group", GROUP));
        } else {
            put.conditionExpression("#version = :before")
                    .expressionAttributeNames(Map.of("#version", VERSION))
                    .expressionAttributeValues(Map.of(":before", number(next.version() - 1)));
        }
        try {
            client.putItem(put.build());
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    @Override
    public void remove(String group, String name) {
        client.deleteItem(
                DeleteItemRequest.builder().tableName(table).key(key(group, name)).build());
    }

    private static Map<String, AttributeValue> key(String group, String name) {
        return Map.of(GROUP, AttributeValue.fromS(group), NAME, AttributeValue.fromS(name));
    }

    private static AttributeValue number(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    private static Cell cell(Map<String, AttributeValue> item) {
        return new Cell(
                value(item, NAME).s(),
                Long.parseLong(value(item, VERSION).n()),
                value(item, TEXT).s());
    }

    private static AttributeValue value(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), name);
    }
}
