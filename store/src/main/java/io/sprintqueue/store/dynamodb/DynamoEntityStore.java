package io.sprintqueue.store.dynamodb;

import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.readmodel.Mention;
import io.sprintqueue.store.Commit;
import io.sprintqueue.store.CommitResult;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.EntityStore;
import io.sprintqueue.store.EventKey;
import io.sprintqueue.store.Pause;
import io.sprintqueue.store.Snapshot;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

import java.util.Set;
import java.util.stream.Stream;

/// Lets events take effect in the queue table.
public final class DynamoEntityStore implements EntityStore {
    private final DynamoDbClient client;
    private final String table;
    private final Transactions transactions;
    private final BatchReads reads;

    /// Writes to the table of that name.
    ///
    /// @param pause between reads that DynamoDB left undone
    public DynamoEntityStore(DynamoDbClient client, String table, Pause pause) {
        this.client = client;
        this.table = table;
        this.transactions = new Transactions(table);
        this.reads = new BatchReads(client, table, pause);
    }

    @Override
    public Snapshot read(Set<EntityKey> entities, Set<EventKey> events) {
        var keys =
                Stream.concat(entities.stream().map(Keys::state), events.stream().map(Keys::event))
                        .toList();
        BatchReads.Found found = reads.find(keys);
        var rows = new SnapshotRows();
        found.items().forEach(rows::add);
        found.leftOut().forEach(rows::addLeftOut);
        return rows.snapshot();
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
            return FailedCommit.of(failed, commit);
        }
    }

    @Override
    public void keep(Site site, Mention mention) {
        try {
            client.putItem(SaidRows.put(table, site, mention));
        } catch (ConditionalCheckFailedException _) {
            // As it has to be: this or something newer is kept.
        }
    }
}
