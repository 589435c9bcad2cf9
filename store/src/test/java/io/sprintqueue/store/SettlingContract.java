package io.sprintqueue.store;

import static io.sprintqueue.store.Samples.envelope;
import static io.sprintqueue.store.Samples.keyed;
import static io.sprintqueue.store.Samples.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.store.CommitResult.AlreadySettled;
import io.sprintqueue.store.CommitResult.Committed;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

/// What every store does with the records of events.
abstract class SettlingContract extends StoreFixture {
    protected static final Committed COMMITTED = new Committed();

    protected static AlreadySettled alreadySettled(EventRecord... records) {
        return new AlreadySettled(
                Set.copyOf(List.of(records).stream().map(r -> r.envelope().eventId()).toList()));
    }

    @Test
    void an_event_settles_once() {
        var record = settled("a");
        assertThat(commit(issue, null, record)).isEqualTo(COMMITTED);
        assertThat(commit(issue, null, record)).isEqualTo(alreadySettled(record));
    }

    @Test
    void an_event_settles_once_with_a_change_of_state_too() {
        var record = settled("a");
        commit(issue, change(issue, keyed("TES-1")), record);
        assertThat(commit(issue, change(issue, keyed("TES-2")), record))
                .isEqualTo(alreadySettled(record));
        assertThat(read(issue)).isEqualTo(new Versioned(keyed("TES-1"), 1));
    }

    @Test
    void an_expired_record_settles_again() {
        var record = settled("a");
        commit(issue, null, record);
        now = record.expiresAt().minusSeconds(1);
        assertThat(commit(issue, null, record)).isEqualTo(alreadySettled(record));
        now = record.expiresAt();
        var again = record(record.envelope(), Outcome.STALE, now);
        assertThat(commit(issue, null, again)).isEqualTo(COMMITTED);
        assertThat(read(again)).contains(again);
    }

    @Test
    void an_expired_record_is_read_for_a_commit_and_hidden_from_readers() {
        var record = settled("a");
        commit(issue, null, record);
        now = record.expiresAt();
        assertThat(read(record)).contains(record);
        assertThat(reader.event(EventKey.of(record.envelope()))).isEmpty();
        assertThat(reader.eventsOf(byId(issue), 10, null).elements()).isEmpty();
    }

    @Test
    void an_expiry_is_kept_to_the_second_and_never_too_early() {
        var record = settled("a");
        var expiresAt = now.plusSeconds(60);
        commit(issue, null, Samples.expiring(record, expiresAt.minusMillis(999)));
        assertThat(read(record)).contains(Samples.expiring(record, expiresAt));

        put(issue, Samples.deleted(keyed("TES-1")), expiresAt.minusNanos(1));
        assertThat(expiryOf(issue)).contains(expiresAt);
    }

    @Test
    void a_record_that_is_not_terminal_is_overwritten() {
        var envelope = envelope(issue, "a");
        assertThat(commit(issue, null, record(envelope, Outcome.RETRYING))).isEqualTo(COMMITTED);
        assertThat(commit(issue, null, record(envelope, Outcome.DEAD))).isEqualTo(COMMITTED);
        assertThat(commit(issue, null, record(envelope, Outcome.RETRYING)))
                .isEqualTo(alreadySettled(record(envelope, Outcome.RETRYING)));
        assertThat(read(record(envelope, Outcome.DEAD))).contains(record(envelope, Outcome.DEAD));
    }

    @Test
    void only_a_higher_replay_number_settles_again() {
        commit(issue, null, record(envelope(issue, "a", now, 1), Outcome.DEAD));
        for (int replay : List.of(0, 1)) {
            var record = record(envelope(issue, "a", now, replay), Outcome.APPLIED);
            assertThat(commit(issue, null, record)).isEqualTo(alreadySettled(record));
        }
        var replayed = record(envelope(issue, "a", now, 2), Outcome.APPLIED);
        assertThat(commit(issue, null, replayed)).isEqualTo(COMMITTED);
        assertThat(read(replayed)).contains(replayed);
    }

    @Test
    void a_copy_from_before_a_replay_does_not_overwrite_it_while_it_is_tried() {
        var trying = record(envelope(issue, "a", now, 1), Outcome.RETRYING);
        commit(issue, null, trying);
        for (Outcome outcome : List.of(Outcome.APPLIED, Outcome.DEAD, Outcome.RETRYING)) {
            var earlier = record(envelope(issue, "a", now, 0), outcome);
            assertThat(commit(issue, null, earlier)).isEqualTo(alreadySettled(earlier));
        }
        assertThat(read(trying)).contains(trying);
        var replayed = record(envelope(issue, "a", now, 1), Outcome.APPLIED);
        assertThat(commit(issue, null, replayed)).isEqualTo(COMMITTED);
    }

    @Test
    void a_replay_that_is_about_another_entity_settles_once_under_its_old_event_id() {
        EntityKey other = Samples.issue(site, "2");
        commit(issue, null, record(envelope(issue, "a"), Outcome.DEAD));
        var placed = Samples.placed(envelope(issue, "a", now, 1), other.entity());
        var replayed = record(placed, Outcome.APPLIED);

        assertThat(commit(other, change(other, keyed("TES-2")), replayed)).isEqualTo(COMMITTED);
        assertThat(commit(other, change(other, keyed("TES-3")), replayed))
                .isEqualTo(alreadySettled(replayed));

        assertThat(reader.event(EventKey.of(replayed.envelope()))).contains(replayed);
        assertThat(read(other)).isEqualTo(new Versioned(keyed("TES-2"), 1));
        assertThat(read(issue)).isEqualTo(Versioned.ABSENT);
    }
}
