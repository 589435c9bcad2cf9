package io.sprintqueue.core.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.merge.FieldValue.Text;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.Register;
import io.sprintqueue.core.merge.Stamp;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

class ChangeHistoryTest {
    private static final Person ADA = new Person("5b10", "Ada");
    private static final Person BOB = new Person("5b11", "Bob");

    @Test
    void the_last_change_is_known_if_it_left_the_present_value() {
        var history = history(changed(ADA, 1, "To Do", "Doing"), changed(BOB, 2, "Doing", "Done"));

        assertThat(history.of(Fields.STATUS, said(3, "Done")))
                .isInstanceOfSatisfying(
                        Provenance.Known.class,
                        known -> {
                            assertThat(known.told().event().by()).isEqualTo(BOB);
                            assertThat(known.told().change().from()).isEqualTo("Doing");
                        });
    }

    @Test
    void another_value_was_set_by_an_event_that_we_were_not_told_of() {
        var history = history(changed(BOB, 2, "Doing", "Done"), changed(ADA, 1, "To Do", "Doing"));

        assertThat(history.of(Fields.STATUS, said(3, "Doing")))
                .isEqualTo(new Provenance.Untold(Instant.ofEpochMilli(2)));
    }

    @Test
    void without_a_change_of_that_field_nothing_is_known() {
        assertThat(ChangeHistory.EMPTY.of(Fields.STATUS, said(3, "Done")))
                .isEqualTo(new Provenance.Unknown());
        assertThat(history(changed(ADA, 1, "A", "B")).of(Fields.SUMMARY, said(3, "B")))
                .isEqualTo(new Provenance.Unknown());
    }

    @Test
    void a_change_that_came_after_the_value_was_read_does_not_count() {
        var history = history(changed(ADA, 1, "To Do", "Doing"), changed(BOB, 9, "Doing", "Done"));

        assertThat(history.of(Fields.STATUS, said(1, "Doing")))
                .isInstanceOfSatisfying(
                        Provenance.Known.class,
                        known -> assertThat(known.told().event().by()).isEqualTo(ADA));
    }

    @Test
    void nothing_is_known_if_a_later_record_has_left_changes_out() {
        var full = new Changes(BOB, stamp(2), List.of(), 1);
        var history = history(changed(ADA, 1, "To Do", "Doing"), full);

        assertThat(history.of(Fields.STATUS, said(3, "Doing"))).isEqualTo(new Provenance.Unknown());
        assertThat(history.of(Fields.STATUS, said(3, "Done"))).isEqualTo(new Provenance.Unknown());
        assertThat(history.mayBeLeftOut(Fields.STATUS, said(3, "Done"))).isTrue();
        assertThat(history(full).mayBeLeftOut(Fields.STATUS, said(3, "Done"))).isTrue();
    }

    @Test
    void what_an_earlier_record_or_one_that_came_meanwhile_left_out_does_not_matter() {
        var full = new Changes(BOB, stamp(2), List.of(), 1);
        var later = history(full, changed(ADA, 3, "To Do", "Doing"));
        var before = history(full, changed(ADA, 1, "To Do", "Doing"));
        var has = new Changes(BOB, stamp(2), changed(BOB, 2, "Doing", "Done").changes(), 1);

        assertThat(later.of(Fields.STATUS, said(4, "Doing"))).isInstanceOf(Provenance.Known.class);
        assertThat(before.of(Fields.STATUS, said(1, "Doing"))).isInstanceOf(Provenance.Known.class);
        assertThat(history(has).of(Fields.STATUS, said(4, "Done")))
                .isInstanceOf(Provenance.Known.class);
        assertThat(later.mayBeLeftOut(Fields.STATUS, said(4, "Doing"))).isFalse();
    }

    /// The changelog has one item for a status and its category.
    @Test
    void a_change_that_kept_the_value_of_the_one_before_it_made_it_not() {
        var history =
                history(
                        category(BOB, 2, "Doing", "Review", "indeterminate"),
                        category(BOB, 3, "Review", "Blocked", "indeterminate"),
                        category(ADA, 1, "To Do", "Doing", "indeterminate"));

        assertThat(history.of(Fields.STATUS_CATEGORY, said(9, "indeterminate")))
                .isInstanceOfSatisfying(
                        Provenance.Known.class,
                        known -> assertThat(known.told().event().by()).isEqualTo(ADA));
    }

    @Test
    void a_change_that_began_elsewhere_than_the_one_before_it_ended_made_the_value() {
        var history =
                history(
                        category(ADA, 1, "To Do", "Doing", "indeterminate"),
                        category(BOB, 3, "Done", "Doing", "indeterminate"));

        assertThat(history.of(Fields.STATUS_CATEGORY, said(9, "indeterminate")))
                .isInstanceOfSatisfying(
                        Provenance.Known.class,
                        known -> assertThat(known.told().event().by()).isEqualTo(BOB));
    }

    @Test
    void a_status_that_was_cut_on_one_record_stays_in_its_category_all_the_same() {
        String waiting = "Waiting for the customer to answer";
        Changes ada = category(ADA, 1, "To Do", waiting, "indeterminate");
        Changes bob = category(BOB, 2, waiting, "Doing", "indeterminate");
        for (int bytes : List.of(12, 24, 80)) {
            for (int others : List.of(12, 24, 80)) {
                var history = history(cut(ada, bytes), cut(bob, others));

                assertThat(history.of(Fields.STATUS_CATEGORY, said(9, "indeterminate")))
                        .isInstanceOfSatisfying(
                                Provenance.Known.class,
                                known -> assertThat(known.told().event().by()).isEqualTo(ADA));
            }
        }
    }

    private static Changes cut(Changes changes, int bytes) {
        return new Changes(
                changes.by(),
                changes.stamp(),
                changes.changes().stream().map(change -> change.cut(bytes)).toList());
    }

    private static Changes category(Person by, long at, String from, String to, String value) {
        var change = new Change(Fields.STATUS_CATEGORY, from, to, Change.hash(new Text(value)));
        return new Changes(by, stamp(at), List.of(change));
    }

    private static ChangeHistory history(Changes... events) {
        return new ChangeHistory(List.of(events), true);
    }

    private static Changes changed(Person by, long at, String from, String to) {
        FieldValue value = new Text(to);
        return new Changes(
                by, stamp(at), List.of(new Change(Fields.STATUS, from, to, Change.hash(value))));
    }

    private static Register said(long at, String text) {
        return new Register(stamp(at), new Text(text));
    }

    private static Stamp stamp(long at) {
        return new Stamp(true, at, at, 0, "0".repeat(32));
    }
}
