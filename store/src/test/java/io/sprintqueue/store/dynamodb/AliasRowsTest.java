package io.sprintqueue.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.FieldValue.Text;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.store.Commit;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.Samples;
import io.sprintqueue.store.Versioned;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/// Plays an issue's moves and looks at the rows that are in the end.
class AliasRowsTest {
    private static final Instant END = Samples.NOW.plusSeconds(90);

    private final EntityKey issue = Samples.issue(Site.DEFAULT, "10013");
    private final Transactions transactions = new Transactions("queue");
    private final Map<String, Map<String, AttributeValue>> rows = new HashMap<>();
    private Versioned stored = Versioned.ABSENT;

    @Test
    void each_lost_key_has_a_row_without_an_expiry() {
        moveTo("TES-1", "NEW-1", "MORE-1");

        assertThat(rows.keySet()).containsExactlyInAnyOrder("TES-1", "NEW-1");
        assertThat(rows.values()).allSatisfy(row -> assertThat(end(row)).isEmpty());
    }

    @Test
    void every_row_of_a_deleted_issue_ends_with_it_also_that_of_a_key_it_came_back_to() {
        moveTo("TES-1", "NEW-1", "TES-1");
        delete();

        assertThat(rows.keySet()).containsExactlyInAnyOrder("TES-1", "NEW-1");
        assertThat(rows.values()).allSatisfy(row -> assertThat(end(row)).contains(END));
    }

    @Test
    void the_rows_of_an_issue_that_is_seen_again_have_no_end_any_more() {
        moveTo("TES-1", "NEW-1", "MORE-1");
        commit(Samples.with(stored.state(), Fields.VISIBILITY, new Text("not_visible")), END);
        assertThat(rows.values()).allSatisfy(row -> assertThat(end(row)).contains(END));

        commit(Samples.with(stored.state(), Fields.VISIBILITY, new Text("visible")), null);
        assertThat(rows).containsKeys("TES-1", "NEW-1");
        assertThat(List.of("TES-1", "NEW-1"))
                .allSatisfy(
                        key -> assertThat(end(Objects.requireNonNull(rows.get(key)))).isEmpty());
    }

    @Test
    void a_key_that_is_not_remembered_any_more_leaves_no_row() {
        moveTo(
                IntStream.range(0, 2 * State.KEYS_MAX)
                        .mapToObj(move -> "K-" + (999 - move))
                        .toArray(String[]::new));

        assertThat(stored.state().keys()).hasSize(State.KEYS_MAX);
        assertThat(rows.keySet()).isSubsetOf(stored.state().keys());
        delete();
        assertThat(rows.values()).allSatisfy(row -> assertThat(end(row)).contains(END));
    }

    @Test
    void whatever_a_change_forgets_and_learns_it_fits_a_transaction() {
        commit(keyed("z", 0), null);
        commit(stored.state().join(keyed("a", 0)), null);

        assertThat(stored.state().keys()).hasSize(State.KEYS_MAX).allMatch(k -> k.startsWith("a"));
        assertThat(rows.keySet()).containsAll(stored.state().keys());
    }

    private static State keyed(String prefix, long activity) {
        return State.of(
                Map.of(),
                activity,
                IntStream.range(0, State.KEYS_MAX).mapToObj(key -> prefix + (100 + key)).toList(),
                false);
    }

    private void moveTo(String... keys) {
        for (String key : keys) {
            commit(Samples.with(stored.state(), Fields.KEY, new Text(key)), null);
        }
    }

    private void delete() {
        commit(Samples.deleted(stored.state()), END);
    }

    private void commit(State after, @Nullable Instant expiresAt) {
        var records =
                IntStream.range(0, 10)
                        .mapToObj(event -> Samples.envelope(issue, "event " + event))
                        .map(envelope -> Samples.record(envelope, Outcome.APPLIED))
                        .toList();
        var change = new Commit.StateChange(stored, after, expiresAt);
        List<TransactWriteItem> writes =
                transactions
                        .whole(new Commit(issue, change, records, "writer", Samples.NOW))
                        .transactItems();

        assertThat(writes).hasSizeLessThanOrEqualTo(100);
        writes.stream().skip(records.size() + 1).forEach(this::apply);
        stored = new Versioned(after, stored.revision() + 1);
    }

    private void apply(TransactWriteItem write) {
        if (write.put() != null) {
            rows.put(key(write.put().item()), write.put().item());
        } else {
            rows.remove(key(write.delete().key()));
        }
    }

    private static String key(Map<String, AttributeValue> row) {
        String partition = row.getOrDefault(Attributes.PK, Values.text("")).s();
        return partition.substring(partition.indexOf("#key-") + "#key-".length());
    }

    private static Optional<Instant> end(Map<String, AttributeValue> row) {
        return Optional.ofNullable(row.get(Attributes.EXPIRES_AT))
                .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds.n())));
    }
}
