package io.sprintqueue.store.dynamodb;

import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.readmodel.IssueVisibility;
import io.sprintqueue.store.Commit.StateChange;
import io.sprintqueue.store.EntityKey;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The rows by which an issue is found under a former key. They expire with the issue.
final class AliasRows {
    private final String table;

    AliasRows(String table) {
        this.table = table;
    }

    /// A row for each key that the issue has lost with this change, and none any more for a key
    /// that is not remembered any more. A state that has an end gives it to a row of each key that
    /// it remembers, the current one too: the issue may have had that one before, and return to
    /// it. One that was hidden, and is seen again, takes the end away from those rows.
    ///
    /// @param most at most that many writes: the rows of lost keys come first, and a row that is
    /// left standing finds nothing
    List<TransactWriteItem> of(EntityKey key, StateChange change, int most) {
        State before = change.before().state();
        State after = change.after();
        SortedSet<String> kept = kept(before, after, change.expiresAt());
        var forgotten = new TreeSet<>(before.keys());
        forgotten.removeAll(after.keys());
        return Stream.concat(
                        kept.stream()
                                .filter(Keys::fits)
                                .map(oldKey -> put(key, oldKey, change.expiresAt())),
                        forgotten.stream().filter(Keys::fits).map(oldKey -> delete(key, oldKey)))
                .limit(most)
                .toList();
    }

    private static SortedSet<String> kept(State before, State after, @Nullable Instant expiresAt) {
        if (expiresAt != null) {
            return new TreeSet<>(after.keys());
        }
        return IssueVisibility.hides(before) ? formerKeys(after) : newlyLost(before, after);
    }

    private static SortedSet<String> newlyLost(State before, State after) {
        SortedSet<String> lost = formerKeys(after);
        lost.removeAll(formerKeys(before));
        return lost;
    }

    private static SortedSet<String> formerKeys(State state) {
        var former = new TreeSet<>(state.keys());
        state.text(Fields.KEY).ifPresent(former::remove);
        return former;
    }

    private TransactWriteItem put(EntityKey key, String oldKey, @Nullable Instant expiresAt) {
        var item = new HashMap<>(Keys.alias(key, oldKey));
        if (expiresAt != null) {
            item.put(Attributes.EXPIRES_AT, Values.expiry(expiresAt));
        }
        return TransactWriteItem.builder()
                .put(Put.builder().tableName(table).item(item).build())
                .build();
    }

    private TransactWriteItem delete(EntityKey key, String oldKey) {
        return TransactWriteItem.builder()
                .delete(Delete.builder().tableName(table).key(Keys.alias(key, oldKey)).build())
                .build();
    }
}
