package io.sprintqueue.processor;

import io.sprintqueue.core.config.ConfigurationReader;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.readmodel.Mention;
import io.sprintqueue.messaging.InMemoryBodyStore;
import io.sprintqueue.store.Commit;
import io.sprintqueue.store.CommitResult;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.EntityStore;
import io.sprintqueue.store.EventKey;
import io.sprintqueue.store.InMemoryQueueStore;
import io.sprintqueue.store.Snapshot;

import software.amazon.awssdk.core.exception.SdkClientException;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/// The store in memory, with faults laid before it.
final class FaultyStore implements EntityStore {
    final InMemoryQueueStore store;
    final List<Commit> commits = new ArrayList<>();
    final Deque<Function<Commit, CommitResult>> next = new ArrayDeque<>();
    Predicate<Commit> fails = _ -> false;
    Predicate<Set<EntityKey>> readFails = _ -> false;
    RuntimeException readFailure = SdkClientException.create("the table does not answer");
    int reads;

    FaultyStore(InMemoryQueueStore store) {
        this.store = store;
    }

    /// A processor on this store, whose attempts all have one name.
    BatchProcessor processor(String writer) {
        var fold = new Fold(ConfigurationReader.defaults());
        return new BatchProcessor(
                this,
                new GroupProcessor(
                        this,
                        fold,
                        new InMemoryBodyStore(),
                        () -> Bodies.NOW,
                        _ -> {},
                        () -> writer),
                ParallelGroups.onVirtualThreads());
    }

    @Override
    public synchronized Snapshot read(Set<EntityKey> entities, Set<EventKey> events) {
        reads++;
        if (readFails.test(entities)) {
            throw readFailure;
        }
        return store.read(entities, events);
    }

    @Override
    public synchronized void keep(Site site, Mention mention) {
        store.keep(site, mention);
    }

    @Override
    public synchronized CommitResult commit(Commit commit) {
        commits.add(commit);
        if (fails.test(commit)) {
            throw SdkClientException.create("the table refuses");
        }
        return next.isEmpty() ? store.commit(commit) : next.removeFirst().apply(commit);
    }
}
