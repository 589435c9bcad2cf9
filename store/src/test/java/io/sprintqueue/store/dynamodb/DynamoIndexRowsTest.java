package io.sprintqueue.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.FieldValue.Cleared;
import io.sprintqueue.core.merge.FieldValue.Text;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.store.Commit;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.IndexRows;
import io.sprintqueue.store.Samples;
import io.sprintqueue.store.SprintChoice;
import io.sprintqueue.store.Versioned;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Rows as a version has left them that knew of no list but that of a sprint.
class DynamoIndexRowsTest {
    private static final LocalTable TABLE = LocalTable.start();
    private static final DynamoDbClient CLIENT = TABLE.client();
    private static final Site SITE = new Site("migrated");
    private static final EntityKey ISSUE = Samples.issue(SITE, "1");
    private static final EntityKey IN_SPRINT = Samples.issue(SITE, "2");
    private static final EntityKey SPRINT = new EntityKey(SITE, Entity.sprint("41"));
    private static final EntityKey PROJECT = new EntityKey(SITE, Entity.project("31"));

    private final DynamoEntityStore store = new DynamoEntityStore(CLIENT, TABLE.name(), _ -> {});
    private final DynamoQueueReader reader =
            new DynamoQueueReader(CLIENT, TABLE.name(), () -> Samples.NOW, _ -> {});
    private final IndexRows rows = new DynamoIndexRows(CLIENT, TABLE.name());
    private int events;

    @Test
    void rows_of_an_older_version_come_to_their_places_and_others_stay_as_they_are() {
        put(IN_SPRINT, Samples.ranked("41", "a"));
        put(ISSUE, waiting());
        put(SPRINT, Samples.state(Map.of(Fields.SPRINT_STATE, new Text("active"))));
        put(PROJECT, Samples.state(Map.of(Fields.KEY, new Text("ORBIT"))));
        List.of(ISSUE, SPRINT, PROJECT).forEach(DynamoIndexRowsTest::writtenByAnOlderVersion);
        assertThat(reader.backlogIssues(SITE, "31", 9, null).elements()).isEmpty();
        assertThat(reader.sprints(SITE, SprintChoice.ALL, 9, null).elements()).isEmpty();
        Map<String, AttributeValue> inSprint = row(IN_SPRINT);

        int written = bringAll(3);

        assertThat(written).isEqualTo(3);
        assertThat(reader.backlogIssues(SITE, "31", 9, null).elements())
                .extracting(ranked -> ranked.issue().key())
                .containsExactly(ISSUE);
        assertThat(reader.sprints(SITE, SprintChoice.ALL, 9, null).elements()).hasSize(1);
        assertThat(reader.projectByKey(SITE, "ORBIT")).isPresent();
        assertThat(row(IN_SPRINT)).isEqualTo(inSprint);
        assertThat(reader.state(ISSUE)).contains(new Versioned(waiting(), 1));
        assertThat(bringAll(IndexRows.ROWS_MAX)).isZero();

        leavesItsPlace();
    }

    /// An older version's write removes the keys that it does not compute.
    private void leavesItsPlace() {
        writtenByAnOlderVersion(ISSUE);
        assertThat(reader.backlogIssues(SITE, "31", 9, null).elements()).isEmpty();
        set(IN_SPRINT, Attributes.SPRINT_KEY, SITE + "#~backlog#31");

        assertThat(bringAll(IndexRows.ROWS_MAX)).isEqualTo(2);
        assertThat(reader.backlogIssues(SITE, "31", 9, null).elements())
                .extracting(ranked -> ranked.issue().key())
                .containsExactly(ISSUE);
        assertThat(reader.sprintIssues(SITE, "41", 9, null).elements()).hasSize(1);
    }

    @Test
    void a_row_that_is_in_no_list_any_more_leaves_the_index() {
        EntityKey deleted = Samples.issue(new Site("left"), "1");
        put(deleted, Samples.deleted(waiting()));
        set(deleted, Attributes.SPRINT_KEY, "left#~backlog#31");
        set(deleted, Attributes.RANK_KEY, "a#1");

        bringAll(IndexRows.ROWS_MAX);

        assertThat(row(deleted))
                .doesNotContainKeys(Attributes.SPRINT_KEY, Attributes.RANK_KEY)
                .containsKey(Attributes.DELETED);
    }

    @Test
    void a_row_that_cannot_be_read_stays_and_is_counted() {
        EntityKey spoilt = Samples.issue(new Site("spoilt"), "1");
        put(spoilt, waiting());
        writtenByAnOlderVersion(spoilt);
        set(spoilt, Attributes.HEAD, "1.2.3");
        Map<String, AttributeValue> before = row(spoilt);

        int unreadable = 0;
        String place = null;
        do {
            IndexRows.Slice slice = rows.bring(place, IndexRows.ROWS_MAX);
            unreadable += slice.unreadable();
            place = slice.next();
        } while (place != null);

        assertThat(unreadable).isPositive();
        assertThat(row(spoilt)).isEqualTo(before);
    }

    @Test
    void a_slice_has_a_size() {
        for (int size : new int[] {0, IndexRows.ROWS_MAX + 1}) {
            assertThatIllegalArgumentException().isThrownBy(() -> rows.bring(null, size));
        }
    }

    /// How many rows of this class's sites were written; those of others may be, too.
    private int bringAll(int size) {
        Set<EntityKey> ours = Set.of(ISSUE, IN_SPRINT, SPRINT, PROJECT);
        Map<EntityKey, Map<String, AttributeValue>> before =
                ours.stream().collect(Collectors.toMap(key -> key, DynamoIndexRowsTest::row));
        String place = null;
        do {
            place = rows.bring(place, size).next();
        } while (place != null);
        return (int) ours.stream().filter(key -> !row(key).equals(before.get(key))).count();
    }

    private static State waiting() {
        return Samples.state(
                Map.of(
                        Fields.PROJECT_ID, new Text("31"),
                        Fields.RANK, new Text("0|a:"),
                        Fields.SPRINT, new Cleared()));
    }

    private void put(EntityKey key, State state) {
        var record = Samples.record(Samples.envelope(key, "put " + ++events), Outcome.APPLIED);
        Versioned before = store.read(Set.of(key), Set.of()).state(key);
        store.commit(
                new Commit(
                        key,
                        new Commit.StateChange(before, state, null),
                        List.of(record),
                        "writer " + events,
                        Samples.NOW));
    }

    private static void writtenByAnOlderVersion(EntityKey key) {
        CLIENT.updateItem(update ->
                update.tableName(TABLE.name())
                        .key(Keys.state(key))
                        .updateExpression("REMOVE #list, #order")
                        .expressionAttributeNames(
                                Map.of(
                                        "#list", Attributes.SPRINT_KEY,
                                        "#order", Attributes.RANK_KEY)));
    }

    private static void set(EntityKey key, String attribute, String text) {
        CLIENT.updateItem(update ->
                update.tableName(TABLE.name())
                        .key(Keys.state(key))
                        .updateExpression("SET #name = :value")
                        .expressionAttributeNames(Map.of("#name", attribute))
                        .expressionAttributeValues(Map.of(":value", Values.text(text))));
    }

    private static Map<String, AttributeValue> row(EntityKey key) {
        return CLIENT.getItem(get -> get.tableName(TABLE.name()).key(Keys.state(key))).item();
    }
}
