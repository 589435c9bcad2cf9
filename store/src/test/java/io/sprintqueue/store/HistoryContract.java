package io.sprintqueue.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.FieldValue.Text;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.Stamp;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.core.provenance.Change;
import io.sprintqueue.core.provenance.ChangeHistory;
import io.sprintqueue.core.provenance.Changes;
import io.sprintqueue.core.provenance.Person;

import org.junit.jupiter.api.Test;

import java.util.List;

/// What every store knows of who changed what.
abstract class HistoryContract extends KeyContract {
    @Test
    void the_changes_of_an_entity_are_those_on_the_records_of_its_events_whatever_their_order() {
        EventRecord late = changing(issue, "late", 2);
        EventRecord early = changing(issue, "early", 1);
        commit(issue, null, late);
        commit(issue, null, early, settled("changed nothing"));
        commit(another("10014"), null, changing(another("10014"), "of another", 3));

        ChangeHistory history = reader.changesOf(issue);

        assertThat(history.complete()).isTrue();
        assertThat(history.events()).containsExactlyInAnyOrder(early.changes(), late.changes());
        assertThat(reader.changesOf(another("unknown"))).isEqualTo(ChangeHistory.EMPTY);
    }

    @Test
    void the_changes_of_a_sprint_are_found_in_the_same_way() {
        EntityKey sprint = new EntityKey(site, Entity.sprint("41"));
        EventRecord started = changing(sprint, "started", 1);
        commit(sprint, null, started);

        assertThat(reader.changesOf(sprint).events()).containsExactly(started.changes());
    }

    @Test
    void a_record_that_has_expired_or_is_of_an_event_placed_elsewhere_has_no_part_in_it() {
        EventRecord kept = changing(issue, "kept", 1);
        EventRecord expired = Samples.expiring(changing(issue, "expired", 2), now);
        EventRecord placed =
                Samples.changing(
                        Samples.record(
                                Samples.placed(
                                        Samples.envelope(issue, "placed"), Entity.issue("7")),
                                Outcome.APPLIED),
                        changes("placed", 3));
        commit(issue, null, kept, expired, placed);

        assertThat(reader.changesOf(issue).events()).containsExactly(kept.changes());
        assertThat(reader.changesOf(issue).complete()).isTrue();
    }

    @Test
    void a_record_that_had_room_for_none_of_its_changes_is_read_too() {
        Changes all = changes("full", 2);
        var none = new Changes(all.by(), all.stamp(), List.of(), 1);
        commit(
                issue,
                null,
                Samples.changing(
                        Samples.record(Samples.envelope(issue, "full"), Outcome.APPLIED), none));

        assertThat(reader.changesOf(issue)).isEqualTo(new ChangeHistory(List.of(none), true));
    }

    @Test
    void a_record_that_cannot_be_read_is_missing_and_the_history_says_so() {
        EventRecord kept = changing(issue, "kept", 1);
        EventRecord spoilt = changing(issue, "spoilt", 2);
        commit(issue, null, kept, spoilt);
        spoilChanges(EventKey.of(spoilt.envelope()));

        assertThat(reader.changesOf(issue))
                .isEqualTo(new ChangeHistory(List.of(kept.changes()), false));
    }

    /// Makes the changes on a record ones that cannot be read.
    protected abstract void spoilChanges(EventKey key);

    private static EventRecord changing(EntityKey key, String body, long at) {
        return Samples.changing(
                Samples.record(Samples.envelope(key, body), Outcome.APPLIED), changes(body, at));
    }

    private static Changes changes(String body, long at) {
        String hash = Samples.envelope(Samples.issue(Site.DEFAULT, "1"), body).eventId().hash();
        return new Changes(
                new Person("5b10", "Ada"),
                new Stamp(true, at, at, 0, hash),
                List.of(new Change(Fields.STATUS, "To Do", "Done", Change.hash(new Text("Done")))));
    }
}
