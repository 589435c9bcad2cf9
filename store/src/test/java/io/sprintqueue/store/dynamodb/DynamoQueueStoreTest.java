package io.sprintqueue.store.dynamodb;

import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.EventKey;
import io.sprintqueue.store.Pause;
import io.sprintqueue.store.QueueStoreContract;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

class DynamoQueueStoreTest extends QueueStoreContract {
    private static final LocalTable TABLE = LocalTable.start();
    private static final DynamoDbClient CLIENT = TABLE.client();
    private static final Pause NEVER =
            _ -> {
                throw new AssertionError("DynamoDB Local leaves nothing undone");
            };

    @Override
    protected Ports open(InstantSource clock) {
        return new Ports(
                new DynamoEntityStore(CLIENT, TABLE.name(), NEVER),
                new DynamoQueueReader(CLIENT, TABLE.name(), clock, NEVER),
                new DynamoStories(CLIENT, TABLE.name(), clock, NEVER));
    }

    @Override
    protected Optional<Instant> expiryOf(EntityKey key) {
        var item = CLIENT.getItem(get -> get.tableName(TABLE.name()).key(Keys.state(key))).item();
        return item.containsKey(Attributes.EXPIRES_AT)
                ? Optional.of(RecordCodec.expiresAt(new Item(item)))
                : Optional.empty();
    }

    @Override
    protected void spoil(EntityKey key) {
        set(Keys.state(key), Attributes.HEAD, "1.2.3.4.5.6");
    }

    @Override
    protected void spoil(EventKey key) {
        set(Keys.event(key), Attributes.RECEIVED_AT, "yesterday");
    }

    @Override
    protected void spoilChanges(EventKey key) {
        set(Keys.event(key), Attributes.STAMP, "yesterday:");
    }

    private static void set(Map<String, AttributeValue> key, String attribute, String text) {
        CLIENT.updateItem(update ->
                update.tableName(TABLE.name())
                        .key(key)
                        .updateExpression("SET #name = :value")
                        .expressionAttributeNames(Map.of("#name", attribute))
                        .expressionAttributeValues(Map.of(":value", Values.text(text))));
    }
}
