package io.sprintqueue.store.dynamodb;

import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.store.Commit;
import io.sprintqueue.store.CommitResult;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.EntityStore;
import io.sprintqueue.store.EventKey;
import io.sprintqueue.store.Pause;
import io.sprintqueue.store.Snapshot;
import io.sprintqueue.store.Versioned;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

import java.util.HashMap;
import java.util.Set;
import java.util.stream.Stream;

/// Lets events take effect in the queue table.
public final class DynamoEntityStore implements EntityStore {
    private final DynamoDbClient client;
    private final Transactions transactions;
    private final BatchReads reads;

    /// Writes to the table of that name.
    ///
    /// @param pause between reads that DynamoDB left undone
    public DynamoEntityStore(DynamoDbClient client, String table, Pause pause) {
        this.client = client;
        this.transactions = new Transactions(table);
        this.reads = new BatchReads(client, table, pause);
    }

    @Override
    public Snapshot read(Set<EntityKey> entities, Set<EventKey> events) {
        var states = new HashMap<EntityKey, Versioned>();
        var records = new HashMap<EventKey, EventRecord>();
        var keys =
                Stream.concat(entities.stream().map(Keys::state), events.stream().map(Keys::event))
                        .toList();
        for (Item item : reads.get(keys)) {
            if (item.text(Attributes.SK).equals(Keys.STATE)) {
                states.put(Keys.entityOf(item), StateCodec.decode(item));
            } else {
                records.put(Keys.eventOf(item), RecordCodec.decode(item));
            }
        }
        return new Snapshot(states, records);
    }

    /// One conditional put where that is all there is to write, else one transaction.
    @Override
    public CommitResult commit(Commit commit) {
        try {
            if (Transactions.isSingle(commit)) {
                client.putItem(transactions.single(commit));
            } else {
                client.transactWriteItems(transactions.whole(commit));
            }
            return new CommitResult.Committed();
        } catch (DynamoDbException failed) {
            return Verdict.of(failed, commit);
        }
    }
}
