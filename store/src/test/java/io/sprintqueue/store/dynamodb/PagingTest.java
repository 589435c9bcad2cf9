package io.sprintqueue.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.core.provenance.ChangeHistory;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.EventKey;
import io.sprintqueue.store.Samples;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// DynamoDB ends a page after a megabyte, wherever that is: more than a local test would write.
class PagingTest {
    private final ShortPages client = new ShortPages();
    private final IssueIndexes indexes = new IssueIndexes(client, "queue");

    private static List<EntityKey> issues(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Samples.issue(Site.DEFAULT, Integer.toString(i)))
                .toList();
    }

    private static List<Map<String, AttributeValue>> states(int count) {
        return issues(count).stream().map(Keys::state).toList();
    }

    @Test
    void a_query_continues_where_a_page_ended() {
        client.stored.addAll(states(7));
        assertThat(indexes.byKey(Site.DEFAULT, "A-1")).isEqualTo(issues(7));
        assertThat(client.limits).containsExactly(100, 97, 94);
    }

    @Test
    void a_query_ends_at_its_bound() {
        client.stored.addAll(states(200));
        assertThat(indexes.byKey(Site.DEFAULT, "A-1")).isEqualTo(issues(100));
        assertThat(client.limits).hasSize(34).endsWith(4, 1);
    }

    @Test
    void the_events_of_all_keys_together_end_at_one_bound() {
        for (EntityKey issue : issues(5)) {
            client.stored.add(Keys.event(EventKey.of(Samples.envelope(issue, "body"))));
        }
        var keys = new TreeSet<>(List.of("A-1", "A-2", "A-3", "A-4"));
        assertThat(indexes.eventsByKeys(Site.DEFAULT, keys, 7)).hasSize(7);
        assertThat(client.limits).containsExactly(7, 4, 2);
    }

    @Test
    void all_changes_of_an_entity_are_read_up_to_a_bound_and_what_is_behind_it_is_said_to_miss() {
        EntityKey issue = issues(1).getFirst();
        for (int event = 0; event < 7; event++) {
            EventRecord record =
                    Samples.record(Samples.envelope(issue, "event " + event), Outcome.APPLIED);
            client.stored.add(RecordCodec.encode(record, "writer"));
        }

        ChangeHistory all = new ChangeRecords(client, "queue", 8).of(issue, Samples.NOW);
        ChangeHistory cut = new ChangeRecords(client, "queue", 5).of(issue, Samples.NOW);

        assertThat(all.events()).hasSize(7);
        assertThat(all.complete()).isTrue();
        assertThat(cut.events()).hasSize(5);
        assertThat(cut.complete()).isFalse();
        assertThat(client.limits).containsExactly(8, 5, 2, 5, 2);
    }

    /// Gives at most three rows at a time.
    private static final class ShortPages implements DynamoDbClient {
        private static final int PAGE = 3;

        private final List<Map<String, AttributeValue>> stored = new ArrayList<>();
        private final List<Integer> limits = new ArrayList<>();

        @Override
        public QueryResponse query(QueryRequest request) {
            limits.add(request.limit());
            int from =
                    request.hasExclusiveStartKey()
                            ? stored.indexOf(request.exclusiveStartKey()) + 1
                            : 0;
            int to = Math.min(from + Math.min(PAGE, request.limit()), stored.size());
            List<Map<String, AttributeValue>> items = stored.subList(from, to);
            var response = QueryResponse.builder().items(items).scannedCount(items.size());
            return to < stored.size()
                    ? response.lastEvaluatedKey(items.getLast()).build()
                    : response.build();
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
