package io.sprintqueue.core.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.merge.FieldValue.Cleared;
import io.sprintqueue.core.merge.FieldValue.Text;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.Register;
import io.sprintqueue.core.merge.Stamp;
import io.sprintqueue.core.merge.State;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

class SprintPlaceTest {
    private static final SprintPlace IN = new SprintPlace.In("41");
    private static final SprintPlace LEFT_OVER = new SprintPlace.LeftOver("41");

    @ParameterizedTest
    @CsvSource({
        "new, future, false",
        "new, active, false",
        "new, closed, true",
        "new, CLOSED, true",
        "new, paused, false",
        "indeterminate, active, false",
        "indeterminate, closed, true",
        "undefined, closed, true",
        "done, active, false",
        "done, closed, false",
    })
    void what_is_not_done_is_left_over_of_a_closed_sprint_and_of_no_live_one(
            String category, String sprint, boolean leftOver) {
        assertThat(SprintPlace.of(issue(category), sprint(sprint)))
                .isEqualTo(leftOver ? LEFT_OVER : IN);
    }

    @ParameterizedTest
    @CsvSource({"new, active", "done, active", "done, closed", "indeterminate, future"})
    void whatever_names_a_deleted_sprint_is_left_over_of_it(String category, String sprint) {
        assertThat(SprintPlace.of(issue(category), deleted(sprint(sprint)))).isEqualTo(LEFT_OVER);
    }

    @Test
    void of_a_sprint_about_which_too_little_is_known_the_issues_word_stands() {
        State withoutState = state(Map.of(Fields.NAME, new Text("Sprint 1")));
        State cleared = state(Map.of(Fields.SPRINT_STATE, new Cleared()));

        for (State sprint : List.of(State.EMPTY, withoutState, cleared)) {
            assertThat(SprintPlace.of(issue("new"), sprint)).isEqualTo(IN);
        }
    }

    @Test
    void an_issue_without_a_category_is_not_done() {
        State issue = state(Map.of(Fields.SPRINT, new Text("41")));

        assertThat(SprintPlace.of(issue, sprint("closed"))).isEqualTo(LEFT_OVER);
    }

    @Test
    void an_issue_that_names_no_sprint_is_nowhere() {
        State cleared = state(Map.of(Fields.SPRINT, new Cleared()));

        for (State issue : List.of(State.EMPTY, cleared)) {
            assertThat(SprintPlace.of(issue, sprint("closed"))).isEqualTo(new SprintPlace.None());
        }
    }

    @Test
    void a_deleted_issue_keeps_the_sprint_that_it_was_last_in() {
        State issue = deleted(issue("new"));

        for (State sprint : List.of(sprint("closed"), deleted(sprint("active")))) {
            assertThat(SprintPlace.of(issue, sprint)).isEqualTo(IN);
        }
    }

    @Test
    void it_is_in_a_sprint_or_left_over_of_one_and_never_both() {
        assertThat(IN.sprintId()).isEqualTo("41");
        assertThat(IN.leftOverOf()).isNull();
        assertThat(LEFT_OVER.sprintId()).isNull();
        assertThat(LEFT_OVER.leftOverOf()).isEqualTo("41");
        assertThat(new SprintPlace.None().sprintId()).isNull();
        assertThat(new SprintPlace.None().leftOverOf()).isNull();
    }

    private static State issue(String category) {
        return state(
                Map.of(
                        Fields.SPRINT, new Text("41"),
                        Fields.STATUS_CATEGORY, new Text(category)));
    }

    private static State sprint(String state) {
        return state(Map.of(Fields.SPRINT_STATE, new Text(state)));
    }

    private static State deleted(State state) {
        return state.join(State.of(Map.of(), 0, List.of(), true));
    }

    private static State state(Map<String, FieldValue> values) {
        var registers = new HashMap<String, Register>();
        values.forEach((name, value) ->
                registers.put(name, new Register(new Stamp(true, 1, 1, 0, "a"), value)));
        return State.of(registers, 0, List.of(), false);
    }
}
