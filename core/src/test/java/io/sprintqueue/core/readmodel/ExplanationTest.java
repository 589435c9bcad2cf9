package io.sprintqueue.core.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.merge.FieldValue.Cleared;
import io.sprintqueue.core.merge.FieldValue.Text;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.Register;
import io.sprintqueue.core.merge.Stamp;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.provenance.Change;
import io.sprintqueue.core.provenance.ChangeHistory;
import io.sprintqueue.core.provenance.Changes;
import io.sprintqueue.core.provenance.Provenance;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;

class ExplanationTest {
    private static final Entity ISSUE = Entity.issue("7");
    private static final String ONE = "1".repeat(32);
    private static final String TWO = "2".repeat(32);

    @Test
    void each_field_names_the_event_and_the_time_that_set_it() {
        var explanation =
                explain(
                        Map.of(
                                Fields.SUMMARY,
                                new Register(new Stamp(true, 5_000, 6_000, 9, ONE), new Text("x")),
                                Fields.SPRINT,
                                new Register(
                                        new Stamp(false, 7_000, 7_000, 0, TWO), new Text("41")),
                                "custom.team",
                                new Register(
                                        new Stamp(true, 5_000, 6_000, 9, ONE), new Cleared())));

        assertThat(explanation.fields())
                .contains(
                        field("summary", new Text("x"), ONE, 5, true),
                        field("sprintId", new Text("41"), TWO, 7, false),
                        field("custom.team", new Cleared(), ONE, 5, true));
        assertThat(explanation.events())
                .containsExactlyInAnyOrder(new EventId(ISSUE, ONE), new EventId(ISSUE, TWO));
    }

    @Test
    void a_field_that_every_item_has_is_named_also_where_no_event_spoke_of_it() {
        assertThat(explain(Map.of()).fields())
                .contains(silent("storyPoints"), silent("epicKey"))
                .contains(silent("leftOverOf"))
                .hasSize(Fields.BUILT_IN.size() + Fields.MAPPED.size() + 1)
                .allMatch(field -> field.cause() == null);
    }

    @Test
    void fields_that_were_unreadable_in_the_last_whole_body_are_named() {
        var before = new Stamp(true, 5_000, 6_000, 0, ONE);
        var whole = new Stamp(true, 7_000, 7_000, 0, TWO);
        var later = new Stamp(true, 8_000, 8_000, 0, ONE);
        var explanation =
                explain(
                        Map.of(
                                Fields.SPRINT,
                                new Register(before, new Text("41")),
                                Fields.STORY_POINTS,
                                new Register(later, new Cleared()),
                                Fields.UNREADABLE,
                                new Register(
                                        whole,
                                        new FieldValue.Texts(
                                                List.of(
                                                        Fields.SPRINT,
                                                        Fields.STORY_POINTS,
                                                        "custom.team")))));

        assertThat(explanation.unreadable()).containsExactly("sprintId", "custom.team");
        assertThat(explanation.fields())
                .extracting(Explanation.Field::name)
                .doesNotContain(Fields.UNREADABLE);
    }

    @Test
    void the_sprint_of_a_left_over_issue_is_explained_as_what_it_is_left_over_of() {
        var registers =
                Map.of(
                        Fields.SPRINT,
                        new Register(new Stamp(true, 7_000, 7_000, 0, TWO), new Text("41")));

        assertThat(explain(registers, State.of(Map.of(), 0, List.of(), true)).fields())
                .contains(silent("sprintId"), field("leftOverOf", new Text("41"), TWO, 7, true));
        assertThat(explain(registers).fields())
                .contains(field("sprintId", new Text("41"), TWO, 7, true), silent("leftOverOf"));
    }

    @Test
    void who_put_a_left_over_issue_into_its_sprint_is_told_where_it_is_left_over() {
        var stamp = new Stamp(true, 7_000, 7_000, 0, TWO);
        var history =
                new ChangeHistory(
                        List.of(
                                new Changes(
                                        null,
                                        stamp,
                                        List.of(
                                                new Change(
                                                        Fields.SPRINT,
                                                        null,
                                                        "Sprint 1",
                                                        Change.hash(new Text("41")))))),
                        false);
        var state =
                State.of(
                        Map.of(Fields.SPRINT, new Register(stamp, new Text("41"))),
                        0,
                        List.of(),
                        false);
        State deleted = State.of(Map.of(), 0, List.of(), true);

        var explanation = Explanation.of(ISSUE, state, deleted, history);

        assertThat(explanation.fields())
                .filteredOn(field -> field.change() instanceof Provenance.Known)
                .extracting(Explanation.Field::name)
                .containsExactly("leftOverOf");
        assertThat(explanation.complete()).isFalse();
    }

    private static Explanation explain(Map<String, Register> registers) {
        return explain(registers, State.EMPTY);
    }

    private static Explanation explain(Map<String, Register> registers, State sprint) {
        return Explanation.of(
                ISSUE, State.of(registers, 0, List.of(), false), sprint, ChangeHistory.EMPTY);
    }

    private static Explanation.Field field(
            String name, FieldValue value, String hash, int second, boolean full) {
        return new Explanation.Field(
                name,
                value,
                new Explanation.Cause(
                        new EventId(ISSUE, hash), Instant.ofEpochSecond(second), full),
                new Provenance.Unknown());
    }

    /// A field that no event has mentioned.
    private static Explanation.Field silent(String name) {
        return new Explanation.Field(name, new Cleared(), null, new Provenance.Unknown());
    }
}
