package io.sprintqueue.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.merge.FieldValue.Text;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.store.Commit;
import io.sprintqueue.store.CommitResult;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.Pause;
import io.sprintqueue.store.Samples;
import io.sprintqueue.store.Versioned;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/// What goes over the wire: how much of it, and that all returns.
class WireTest {
    private static final LocalTable TABLE = LocalTable.start();
    private static final Pause NEVER =
            _ -> {
                throw new AssertionError("nothing is left undone");
            };

    private final List<String> requests = new ArrayList<>();
    private final DynamoDbClient client = TABLE.client(new Requests());
    private final DynamoEntityStore store = new DynamoEntityStore(client, TABLE.name(), NEVER);
    private final EntityKey issue =
            Samples.issue(new Site("w-" + UUID.randomUUID().toString().substring(0, 8)), "10013");

    private Versioned read() {
        return store.read(Set.of(issue), Set.of()).state(issue);
    }

    private void commit(@Nullable State after, String... bodies) {
        var before = after == null ? null : read();
        requests.clear();
        assertThat(
                        store.commit(
                                new Commit(
                                        issue,
                                        after == null || before == null
                                                ? null
                                                : new Commit.StateChange(before, after, null),
                                        List.of(bodies).stream()
                                                .map(body -> Samples.envelope(issue, body))
                                                .map(e -> Samples.record(e, Outcome.APPLIED))
                                                .toList(),
                                        "writer",
                                        Samples.NOW)))
                .isEqualTo(new CommitResult.Committed());
    }

    @Test
    void every_value_comes_back_over_the_wire() {
        var values = new TreeMap<String, FieldValue>();
        StateCodecTest.values().forEach(value -> values.put("known." + values.size(), value));
        StateCodecTest.unknownValues()
                .forEach(value -> values.put("unknown." + values.size(), Values.decode(value)));
        State state = Samples.state(values, "TES-1");
        commit(state, "a");
        assertThat(read().state()).isEqualTo(state);
    }

    @Test
    void the_largest_state_comes_back_over_the_wire() {
        State largest = StateCodecTest.largest();
        commit(largest, "a");
        assertThat(read().state()).isEqualTo(largest);
    }

    @Test
    void attributes_and_registers_of_a_newer_version_survive_a_write() {
        var item = new HashMap<>(Keys.state(issue));
        item.putAll(
                StateCodec.encode(issue, new Versioned(Samples.keyed("TES-1"), 1), Samples.NOW));
        item.put("watchers", AttributeValue.fromNs(List.of("1", "2")));
        client.putItem(put -> put.tableName(TABLE.name()).item(item));

        commit(Samples.with(read().state(), "summary", new Text("x")), "a");

        var stored =
                client.getItem(get -> get.tableName(TABLE.name()).key(Keys.state(issue))).item();
        assertThat(stored).containsEntry("watchers", item.get("watchers"));
        assertThat(stored)
                .as("what this version knows and is not so any more is gone")
                .doesNotContainKey(Attributes.EXPIRES_AT);
    }

    @Test
    void each_commit_and_each_read_is_one_request() {
        commit(null, "stale");
        assertThat(requests).containsExactly("PutItemRequest");
        commit(Samples.keyed("TES-1"), "created");
        assertThat(requests).containsExactly("TransactWriteItemsRequest");
        commit(Samples.with(read().state(), "key", new Text("NEW-1")), "1", "2", "3");
        assertThat(requests).containsExactly("TransactWriteItemsRequest");
        commit(null, "4", "5");
        assertThat(requests).containsExactly("TransactWriteItemsRequest");
        requests.clear();
        read();
        assertThat(requests).containsExactly("BatchGetItemRequest");
    }

    /// Names what is sent.
    private final class Requests implements ExecutionInterceptor {
        @Override
        public void beforeTransmission(
                Context.BeforeTransmission context, ExecutionAttributes attributes) {
            requests.add(context.request().getClass().getSimpleName());
        }
    }
}
