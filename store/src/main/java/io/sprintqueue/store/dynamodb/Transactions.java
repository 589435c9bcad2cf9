package io.sprintqueue.store.dynamodb;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.store.Commit;
import io.sprintqueue.store.Commit.StateChange;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.StoryEntry;
import io.sprintqueue.store.Versioned;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.Update;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Builds the writes of a commit.
///
/// DynamoDB names a refused write only by its place, so the order is a contract with
/// [FailedCommit]: the event records as the commit has them, then the state, then the rows of
/// stories and of old keys, which have no condition. No two are of one key, and they are at most
/// the 100 that a transaction may have.
final class Transactions {
    /// Expiry is looked at here, since DynamoDB removes expired items only some time after.
    private static final String MAY_SETTLE =
            "attribute_not_exists(#pk) OR #expiresAt <= :now OR #replay < :replay"
                    + " OR (#outcome = :retrying AND #replay = :replay)";

    private static final Map<String, String> MAY_SETTLE_NAMES =
            Map.of(
                    "#pk", Attributes.PK,
                    "#expiresAt", Attributes.EXPIRES_AT,
                    "#outcome", Attributes.OUTCOME,
                    "#replay", Attributes.REPLAY);

    private static final int WRITES_MAX = 100;

    private final String table;
    private final AliasRows aliases;

    Transactions(String table) {
        this.table = table;
        this.aliases = new AliasRows(table);
    }

    /// Where the state stands, if the commit changes it; the event records stand before it.
    static int statePosition(Commit commit) {
        return commit.records().size();
    }

    /// Whether the commit is one write, which needs no transaction and costs half.
    static boolean isSingle(Commit commit) {
        return commit.change() == null
                && commit.records().size() == 1
                && commit.stories().isEmpty();
    }

    PutItemRequest single(Commit commit) {
        EventRecord record = commit.records().getFirst();
        return PutItemRequest.builder()
                .tableName(table)
                .item(RecordCodec.encode(record, commit.attemptId()))
                .conditionExpression(MAY_SETTLE)
                .expressionAttributeNames(MAY_SETTLE_NAMES)
                .expressionAttributeValues(maySettleValues(record, commit.now()))
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
    }

    /// No request token of ours: the SDK sets one for its own retries, which must not change from
    /// one to the next. What outlives a call is told by the writer in the records, without the ten
    /// minutes' bound of a token.
    TransactWriteItemsRequest whole(Commit commit) {
        var writes = new ArrayList<TransactWriteItem>();
        commit.records().forEach(record -> writes.add(put(record, commit)));
        StateChange change = commit.change();
        if (change != null) {
            writes.add(update(commit.entity(), change));
        }
        commit.stories().forEach(entry -> writes.add(put(commit.entity().site(), entry)));
        if (change != null && commit.entity().entity().kind() == Entity.Kind.ISSUE) {
            aliases.of(commit.entity(), change, WRITES_MAX - writes.size()).forEach(writes::add);
        }
        return TransactWriteItemsRequest.builder().transactItems(writes).build();
    }

    private TransactWriteItem put(EventRecord record, Commit commit) {
        Put put =
                Put.builder()
                        .tableName(table)
                        .item(RecordCodec.encode(record, commit.attemptId()))
                        .conditionExpression(MAY_SETTLE)
                        .expressionAttributeNames(MAY_SETTLE_NAMES)
                        .expressionAttributeValues(maySettleValues(record, commit.now()))
                        .returnValuesOnConditionCheckFailure(
                                ReturnValuesOnConditionCheckFailure.ALL_OLD)
                        .build();
        return TransactWriteItem.builder().put(put).build();
    }

    /// Without a condition: what stands there, if anything, is equal.
    private TransactWriteItem put(Site site, StoryEntry entry) {
        Put put = Put.builder().tableName(table).item(StoryCodec.encode(site, entry)).build();
        return TransactWriteItem.builder().put(put).build();
    }

    private static Map<String, AttributeValue> maySettleValues(EventRecord record, Instant now) {
        return Map.of(
                ":now", Values.number(now.getEpochSecond()),
                ":retrying", Values.text(Outcome.RETRYING.name()),
                ":replay", Values.number(record.envelope().replay()));
    }

    /// Sets and removes only what this version knows, so that a newer version's attributes stay.
    private TransactWriteItem update(EntityKey key, StateChange change) {
        long read = change.before().revision();
        var after = new Versioned(change.after(), read + 1);
        var attributes = new TreeMap<>(StateCodec.encode(key, after, change.expiresAt()));
        var absent = new TreeSet<>(StateCodec.ATTRIBUTES);
        absent.removeAll(attributes.keySet());

        var names = new HashMap<String, String>();
        StateCodec.ATTRIBUTES.forEach(name -> names.put("#" + name, name));
        var values = new HashMap<String, AttributeValue>();
        attributes.forEach((name, value) -> values.put(":" + name, value));
        String condition = "#revision = :read";
        if (read == 0) {
            names.put("#pk", Attributes.PK);
            condition = "attribute_not_exists(#pk)";
        } else {
            values.put(":read", Values.number(read));
        }
        Update update =
                Update.builder()
                        .tableName(table)
                        .key(Keys.state(key))
                        .updateExpression(set(attributes.navigableKeySet()) + remove(absent))
                        .conditionExpression(condition)
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values)
                        .build();
        return TransactWriteItem.builder().update(update).build();
    }

    private static String set(SortedSet<String> names) {
        return names.stream()
                .map(name -> "#" + name + " = :" + name)
                .collect(Collectors.joining(", ", "SET ", ""));
    }

    private static String remove(SortedSet<String> names) {
        return names.isEmpty()
                ? ""
                : names.stream()
                        .map(name -> "#" + name)
                        .collect(Collectors.joining(", ", " REMOVE ", ""));
    }
}
