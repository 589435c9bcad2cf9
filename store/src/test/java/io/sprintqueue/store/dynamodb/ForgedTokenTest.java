package io.sprintqueue.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.store.EntityKey;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A token that somebody made up is refused before DynamoDB is asked, which would fail.
class ForgedTokenTest {
    private static final Site SITE = Site.DEFAULT;
    private static final EntityIndex.Question SPRINTS =
            new EntityIndex.Question(
                    SITE,
                    Entity.Kind.SPRINT,
                    IndexPlace.sprints(SITE),
                    List.of("0#", "1#"),
                    _ -> false,
                    "");

    private final Queried client = new Queried();
    private final EntityIndex entities = new EntityIndex(client, "queue");
    private final SprintIndex issues = new SprintIndex(client, "queue");

    @Test
    void a_place_with_more_bytes_than_a_key_may_have_is_refused() {
        String list = IndexPlace.sprint(SITE, "41");
        String rank = new Token(list, "\ud83d\ude00".repeat(300) + "#1").encode();
        String order = new Token(SPRINTS.list(), "0#" + "\u20ac".repeat(600) + "#1 state").encode();

        assertThatIllegalArgumentException().isThrownBy(() -> issues.page(SITE, list, 1, rank));
        assertThatIllegalArgumentException().isThrownBy(() -> entities.page(SPRINTS, 1, order));
        assertThat(client.queries).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2#1#9#41 state", "#41 said"})
    void a_place_in_no_phase_that_is_asked_for_is_refused(String place) {
        String next = new Token(SPRINTS.list(), place).encode();

        assertThatIllegalArgumentException().isThrownBy(() -> entities.page(SPRINTS, 1, next));
        assertThat(client.queries).isZero();
    }

    @Test
    void a_part_ends_after_ten_queries_wherever_a_phase_ends() {
        client.lastOfAPhase = 10;

        assertThat(entities.page(SPRINTS, 1, null).next()).isNotNull();
        assertThat(client.queries).isEqualTo(11);
    }

    /// Finds nothing, and always more behind it but after one query.
    private static final class Queried implements DynamoDbClient {
        private int queries;
        private int lastOfAPhase;

        @Override
        public QueryResponse query(QueryRequest request) {
            queries++;
            assertThat(queries).isLessThan(100);
            var response = QueryResponse.builder().items(List.of());
            return queries == lastOfAPhase
                    ? response.build()
                    : response.lastEvaluatedKey(place()).build();
        }

        private static Map<String, AttributeValue> place() {
            var key = new HashMap<>(Keys.state(new EntityKey(SITE, Entity.sprint("41"))));
            key.put(Attributes.SPRINT_KEY, Values.text(IndexPlace.sprints(SITE)));
            key.put(Attributes.RANK_KEY, Values.text("1#1#9#41"));
            return key;
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
