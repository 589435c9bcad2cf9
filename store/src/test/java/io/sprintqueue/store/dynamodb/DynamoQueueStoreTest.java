package io.sprintqueue.store.dynamodb;

import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.Pause;
import io.sprintqueue.store.QueueStoreContract;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import java.time.Instant;
import java.time.InstantSource;
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
                new DynamoQueueReader(CLIENT, TABLE.name(), clock, NEVER));
    }

    @Override
    protected Optional<Instant> expiryOf(EntityKey key) {
        var item = CLIENT.getItem(get -> get.tableName(TABLE.name()).key(Keys.state(key))).item();
        return item.containsKey(Attributes.EXPIRES_AT)
                ? Optional.of(RecordCodec.expiresAt(new Item(item)))
                : Optional.empty();
    }
}
