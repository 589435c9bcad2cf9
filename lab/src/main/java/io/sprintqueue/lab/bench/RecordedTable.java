package io.sprintqueue.lab.bench;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.Update;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A table without a network: it answers each read with what the last transaction has written.
final class RecordedTable implements DynamoDbClient {
    static final String NAME = "queue";

    private List<Map<String, AttributeValue>> items = List.of();

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        items = request.transactItems().stream().map(RecordedTable::item).toList();
        return TransactWriteItemsResponse.builder().build();
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
        return BatchGetItemResponse.builder().responses(Map.of(NAME, items)).build();
    }

    private static Map<String, AttributeValue> item(TransactWriteItem write) {
        return write.put() == null ? updated(write.update()) : write.put().item();
    }

    /// An update of the store sets each attribute to the value of its own name.
    private static Map<String, AttributeValue> updated(Update update) {
        var item = new HashMap<>(update.key());
        update.expressionAttributeValues()
                .forEach((name, value) -> item.put(name.substring(1), value));
        return item;
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
