package io.sprintqueue.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.Pause;
import io.sprintqueue.store.Snapshot;
import io.sprintqueue.store.UnreadableRowException;
import io.sprintqueue.store.Versioned;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

class BatchReadsTest {
    private final List<Integer> pauses = new ArrayList<>();

    private static List<Map<String, AttributeValue>> keys(int count) {
        return IntStream.range(0, count).mapToObj(i -> Keys.item("pk" + i, "state")).toList();
    }

    private List<Item> read(Sparing client, int count) {
        return new BatchReads(client, "queue", pauses::add).get(keys(count));
    }

    @Test
    void what_was_left_out_is_requested_again() {
        var client = new Sparing(8);
        assertThat(read(client, 20)).hasSize(20).doesNotHaveDuplicates();
        assertThat(client.requests).containsExactly(20, 12, 4);
        assertThat(pauses).containsExactly(1, 2);
    }

    @Test
    void no_more_than_a_hundred_are_requested_at_once() {
        var client = new Sparing(100);
        assertThat(read(client, 201)).hasSize(201).doesNotHaveDuplicates();
        assertThat(client.requests).containsExactly(100, 100, 1);
        assertThat(pauses).isEmpty();
    }

    @Test
    void nothing_is_requested_if_nothing_is_wanted() {
        var client = new Sparing(1);
        assertThat(read(client, 0)).isEmpty();
        assertThat(client.requests).isEmpty();
    }

    @Test
    void a_read_that_stays_incomplete_fails() {
        assertThatThrownBy(() -> read(new Sparing(0), 2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("2 of 2 items were not read in 5 attempts");
        assertThat(pauses).containsExactly(1, 2, 3, 4);
    }

    @Test
    void a_row_that_stays_left_out_fails_only_a_request_for_it() {
        var client = new Stubborn();
        var store = new DynamoEntityStore(client, "queue", pauses::add);
        EntityKey given = new EntityKey(Site.DEFAULT, Entity.issue("1"));
        EntityKey left = new EntityKey(Site.DEFAULT, Entity.issue("2"));

        Snapshot snapshot = store.read(Set.of(given, left), Set.of());

        assertThat(snapshot.state(given)).isEqualTo(Versioned.ABSENT);
        assertThatThrownBy(() -> snapshot.state(left))
                .isInstanceOf(UnreadableRowException.class)
                .hasMessage("the row default#issue-2 state was not read in 5 attempts");
        assertThat(pauses).containsExactly(1, 2, 3, 4);
    }

    @Test
    void a_pause_is_bounded_and_ends_when_interrupted() {
        var shortest = Pause.jittered((RandomGenerator) () -> 0L);
        shortest.before(1);
        shortest.before(1_000);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> shortest.before(1)).isInstanceOf(IllegalStateException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    /// Leaves out the same row each time; there is no other.
    private static final class Stubborn implements DynamoDbClient {
        @Override
        public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
            KeysAndAttributes wanted = request.requestItems().values().iterator().next();
            var left =
                    wanted.keys().stream()
                            .filter(key ->
                                    new Item(key).text(Attributes.PK).equals("default#issue-2"))
                            .toList();
            return BatchGetItemResponse.builder()
                    .responses(Map.of())
                    .unprocessedKeys(Map.of("queue", wanted.toBuilder().keys(left).build()))
                    .build();
        }

        @Override
        public String serviceName() {
            return "dynamodb";
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    /// Reads only so many items of each request.
    private static final class Sparing implements DynamoDbClient {
        private final List<Integer> requests = new ArrayList<>();
        private final int itemsMax;

        Sparing(int itemsMax) {
            this.itemsMax = itemsMax;
        }

        @Override
        public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
            KeysAndAttributes wanted = request.requestItems().values().iterator().next();
            var keys = wanted.keys();
            requests.add(keys.size());
            int read = Math.min(itemsMax, keys.size());
            var left = wanted.toBuilder().keys(keys.subList(read, keys.size())).build();
            return BatchGetItemResponse.builder()
                    .responses(Map.of("queue", keys.subList(0, read)))
                    .unprocessedKeys(read == keys.size() ? Map.of() : Map.of("queue", left))
                    .build();
        }

        @Override
        public String serviceName() {
            return "dynamodb";
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
