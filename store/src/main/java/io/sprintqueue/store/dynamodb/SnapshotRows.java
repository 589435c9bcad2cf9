package io.sprintqueue.store.dynamodb;

import io.sprintqueue.aws.Failures;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.EventKey;
import io.sprintqueue.store.Snapshot;
import io.sprintqueue.store.UnreadableRowException;
import io.sprintqueue.store.Versioned;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Collects the rows of one read, including the keys of those that could not be read.
final class SnapshotRows {
    private final Map<EntityKey, Versioned> states = new HashMap<>();
    private final Map<EventKey, EventRecord> records = new HashMap<>();
    private final Map<EntityKey, UnreadableRowException> unreadableStates = new HashMap<>();
    private final Map<EventKey, UnreadableRowException> unreadableRecords = new HashMap<>();

    /// The rows that were read.
    static Snapshot of(List<Item> rows) {
        var all = new SnapshotRows();
        rows.forEach(all::add);
        return all.snapshot();
    }

    /// Decodes the row, or keeps why that is not possible.
    void add(Item item) {
        try {
            if (isState(item)) {
                states.put(Keys.entityOf(item), StateCodec.decode(item));
            } else {
                records.put(Keys.eventOf(item), RecordCodec.decode(item));
            }
        } catch (RuntimeException unreadable) {
            fail(item, "cannot be read: " + Failures.describe(unreadable));
        }
    }

    /// A row that DynamoDB did not give.
    void addLeftOut(Map<String, AttributeValue> key) {
        fail(new Item(key), "was not read in " + BatchReads.ATTEMPTS_MAX + " attempts");
    }

    Snapshot snapshot() {
        return new Snapshot(states, records, unreadableStates, unreadableRecords);
    }

    private void fail(Item item, String what) {
        var failure =
                new UnreadableRowException(
                        "the row %s %s %s"
                                .formatted(
                                        item.text(Attributes.PK), item.text(Attributes.SK), what));
        if (isState(item)) {
            unreadableStates.put(Keys.entityOf(item), failure);
        } else {
            unreadableRecords.put(Keys.eventOf(item), failure);
        }
    }

    private static boolean isState(Item item) {
        return item.text(Attributes.SK).equals(Keys.STATE);
    }
}
