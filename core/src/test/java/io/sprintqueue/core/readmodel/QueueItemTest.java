package io.sprintqueue.core.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.Register;
import io.sprintqueue.core.merge.Stamp;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.readmodel.QueueItem.QueueState;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class QueueItemTest {
    private static final Stamp STAMP = new Stamp(true, 1, 1, 0, "a");
    private static final FieldValue CLEARED = new FieldValue.Cleared();

    @Test
    void nothing_known_shows_nothing() {
        QueueItem item = item(State.EMPTY);

        assertThat(item)
                .isEqualTo(item(state(Map.of(Fields.SUMMARY, CLEARED, Fields.LABELS, CLEARED))))
                .isEqualTo(
                        item(
                                state(
                                        Map.of(
                                                Fields.ASSIGNEE,
                                                CLEARED,
                                                Fields.STORY_POINTS,
                                                CLEARED,
                                                "custom.team",
                                                CLEARED))));
        assertThat(item.key()).isNull();
        assertThat(item.assignee()).isNull();
        assertThat(item.storyPoints()).isNull();
        assertThat(item.subtask()).isNull();
        assertThat(item.parentKey()).isNull();
        assertThat(item.hierarchyLevel()).isNull();
        assertThat(item.lastActivity()).isNull();
        assertThat(item.labels()).isEmpty();
        assertThat(item.previousKeys()).isEmpty();
        assertThat(item.custom()).isEmpty();
        assertThat(item.queueState()).isEqualTo(QueueState.PENDING);
        assertThat(item.deleted()).isFalse();
    }

    @Test
    void every_register_stands_in_its_place() {
        var user = new FieldValue.User("5b", "Ann");
        var values = new HashMap<String, FieldValue>();
        for (String name :
                List.of(
                        Fields.KEY,
                        Fields.SUMMARY,
                        Fields.TYPE,
                        Fields.STATUS,
                        Fields.PRIORITY,
                        Fields.DUE_DATE,
                        Fields.PROJECT_ID,
                        Fields.PROJECT_KEY,
                        Fields.CREATED,
                        Fields.UPDATED,
                        Fields.SPRINT,
                        Fields.RANK,
                        Fields.EPIC)) {
            values.put(name, new FieldValue.Text(name));
        }
        values.put(Fields.STATUS_CATEGORY, new FieldValue.Text("done"));
        values.put(Fields.ASSIGNEE, user);
        values.put(Fields.STORY_POINTS, new FieldValue.Numeric(new BigDecimal("5.0")));
        values.put(Fields.LABELS, new FieldValue.Texts(List.of("b", "a")));
        values.put("custom.team", new FieldValue.Opaque("{}"));
        values.put("custom.area", user);
        values.put("unheardOf", user);

        QueueItem item = item(state(values));

        assertThat(item.site()).isEqualTo(Site.DEFAULT);
        assertThat(item.issueId()).isEqualTo("10013");
        assertThat(item.revision()).isEqualTo(3);
        assertThat(item.key()).isEqualTo("key");
        assertThat(item.summary()).isEqualTo("summary");
        assertThat(item.type()).isEqualTo("type");
        assertThat(item.status()).isEqualTo("status");
        assertThat(item.statusCategory()).isEqualTo("done");
        assertThat(item.queueState()).isEqualTo(QueueState.DONE);
        assertThat(item.priority()).isEqualTo("priority");
        assertThat(item.assignee()).isEqualTo(user);
        assertThat(item.sprintId()).isEqualTo("sprint");
        assertThat(item.rank()).isEqualTo("rank");
        assertThat(item.storyPoints()).isEqualTo("5");
        assertThat(item.epicKey()).isEqualTo("epic");
        assertThat(item.labels()).containsExactly("b", "a");
        assertThat(item.dueDate()).isEqualTo("dueDate");
        assertThat(item.projectId()).isEqualTo("projectId");
        assertThat(item.projectKey()).isEqualTo("projectKey");
        assertThat(item.created()).isEqualTo("created");
        assertThat(item.updated()).isEqualTo("updated");
        assertThat(item.custom())
                .containsExactly(
                        Map.entry("area", user), Map.entry("team", new FieldValue.Opaque("{}")));
    }

    @Test
    void a_sub_task_names_what_it_is_a_part_of() {
        QueueItem item =
                item(
                        state(
                                Map.of(
                                        Fields.PARENT_KEY,
                                        new FieldValue.Text("ORBIT-1"),
                                        Fields.SUBTASK,
                                        new FieldValue.Flag(true),
                                        Fields.HIERARCHY_LEVEL,
                                        new FieldValue.Numeric(BigDecimal.ONE.negate()))));

        assertThat(item.parentKey()).isEqualTo("ORBIT-1");
        assertThat(item.subtask()).isTrue();
        assertThat(item.hierarchyLevel()).isEqualTo("-1");
    }

    @Test
    void every_key_but_the_current_one_is_a_previous_one() {
        var key = Map.of(Fields.KEY, new Register(STAMP, new FieldValue.Text("B-1")));

        assertThat(item(State.of(key, 5, List.of("C-1", "B-1", "A-1"), true)))
                .satisfies(item -> {
                    assertThat(item.key()).isEqualTo("B-1");
                    assertThat(item.previousKeys()).containsExactly("A-1", "C-1");
                    assertThat(item.lastActivity()).isEqualTo(Instant.ofEpochMilli(5));
                    assertThat(item.deleted()).isTrue();
                });
        assertThat(item(State.of(Map.of(), 0, List.of("A-1"), false)).previousKeys())
                .containsExactly("A-1");
    }

    @ParameterizedTest
    @CsvSource({
        "new, PENDING",
        "indeterminate, ACTIVE",
        "done, DONE",
        "undefined, PENDING",
        "'', PENDING",
        "Done, PENDING",
    })
    void the_category_of_the_status_says_where_an_item_stands(String category, QueueState state) {
        assertThat(QueueState.of(category)).isEqualTo(state);
    }

    @Test
    void a_sprint_shows_what_is_set() {
        assertThat(Sprint.of("41", State.EMPTY))
                .isEqualTo(new Sprint("41", null, null, null, null, null, null, null, null, false));
        assertThat(
                        Sprint.of(
                                "41",
                                state(
                                        Map.of(
                                                Fields.NAME, new FieldValue.Text("N"),
                                                Fields.SPRINT_STATE, new FieldValue.Text("active"),
                                                Fields.GOAL, CLEARED,
                                                Fields.START_DATE, new FieldValue.Text("s"),
                                                Fields.END_DATE, new FieldValue.Text("e"),
                                                Fields.COMPLETE_DATE, new FieldValue.Text("c"),
                                                Fields.ACTIVATED_DATE, new FieldValue.Text("a")))))
                .isEqualTo(new Sprint("41", "N", "active", null, "s", "e", "c", "a", null, false));
    }

    @ParameterizedTest
    @CsvSource({"live, false", "archived, true", "trashed, true", "unheard-of, true"})
    void a_project_that_is_not_live_hides_its_issues(String lifecycle, boolean hidden) {
        assertThat(Projects.hides(state(Map.of(Fields.LIFECYCLE, new FieldValue.Text(lifecycle)))))
                .isEqualTo(hidden);
    }

    @Test
    void a_project_never_heard_of_is_live_and_a_deleted_one_is_not() {
        assertThat(Projects.hides(State.EMPTY)).isFalse();
        assertThat(Projects.hides(State.of(Map.of(), 0, List.of(), true))).isTrue();
    }

    private static QueueItem item(State state) {
        return QueueItem.of(Site.DEFAULT, "10013", state, State.EMPTY, 3);
    }

    private static State state(Map<String, FieldValue> values) {
        var registers = new HashMap<String, Register>();
        values.forEach((name, value) -> registers.put(name, new Register(STAMP, value)));
        return State.of(registers, 0, List.of(), false);
    }
}
