package io.sprintqueue.store;

import static io.sprintqueue.store.Samples.keyed;
import static io.sprintqueue.store.Samples.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.store.CommitResult.Committed;
import io.sprintqueue.store.CommitResult.Contended;
import io.sprintqueue.store.CommitResult.StateMoved;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What every store does with commits.
abstract class CommitContract extends SettlingContract {
    @Test
    void what_was_committed_is_read_at_once() {
        var record = settled("a");
        assertThat(commit(issue, change(issue, keyed("TES-1")), record)).isEqualTo(COMMITTED);

        assertThat(read(issue)).isEqualTo(new Versioned(keyed("TES-1"), 1));
        assertThat(read(record)).contains(record);
        assertThat(reader.state(issue)).contains(new Versioned(keyed("TES-1"), 1));
        assertThat(reader.event(EventKey.of(record.envelope()))).contains(record);
    }

    @Test
    void nothing_is_read_if_nothing_was_written() {
        assertThat(read(issue)).isEqualTo(Versioned.ABSENT);
        assertThat(read(settled("a"))).isEmpty();
        assertThat(reader.state(issue)).isEmpty();
        assertThat(reader.event(EventKey.of(settled("a").envelope()))).isEmpty();
        assertThat(store.read(Set.of(), Set.of())).isEqualTo(new Snapshot(Map.of(), Map.of()));
    }

    @Test
    void one_read_finds_states_and_records_of_several_entities() {
        var other = Samples.issue(otherSite, "20001");
        var record = settled("a");
        put(issue, keyed("TES-1"));
        put(other, keyed("TES-2"));
        commit(issue, null, record);

        var snapshot = store.read(Set.of(issue, other), Set.of(EventKey.of(record.envelope())));
        assertThat(snapshot.state(issue).state()).isEqualTo(keyed("TES-1"));
        assertThat(snapshot.state(other).state()).isEqualTo(keyed("TES-2"));
        assertThat(snapshot.record(EventKey.of(record.envelope()))).contains(record);
    }

    @Test
    void an_unreadable_state_fails_only_a_request_for_it() {
        var other = Samples.issue(otherSite, "20001");
        put(issue, keyed("TES-1"));
        put(other, keyed("TES-2"));
        commit(issue, null, settled("a"));
        spoil(issue);

        var snapshot = store.read(Set.of(issue, other), Set.of(key(settled("a"))));
        assertThat(snapshot.state(other).state()).isEqualTo(keyed("TES-2"));
        assertThat(snapshot.record(key(settled("a")))).contains(settled("a"));
        assertThatThrownBy(() -> snapshot.state(issue)).isInstanceOf(UnreadableRowException.class);
    }

    @Test
    void an_unreadable_record_fails_only_a_request_for_it() {
        put(issue, keyed("TES-1"));
        commit(issue, null, settled("a"), settled("b"));
        spoil(key(settled("a")));

        var events = Set.of(key(settled("a")), key(settled("b")));
        var snapshot = store.read(Set.of(issue), events);
        assertThat(snapshot.state(issue).state()).isEqualTo(keyed("TES-1"));
        assertThat(snapshot.record(key(settled("b")))).contains(settled("b"));
        assertThat(events.stream().filter(snapshot::isReadable)).containsExactly(key(settled("b")));
        assertThatThrownBy(() -> snapshot.record(key(settled("a"))))
                .isInstanceOf(UnreadableRowException.class);
    }

    @Test
    void each_change_counts_the_revision_up() {
        put(issue, keyed("TES-1"));
        put(issue, keyed("TES-2"));
        assertThat(read(issue)).isEqualTo(new Versioned(keyed("TES-2"), 2));
    }

    @Test
    void a_commit_on_a_state_that_moved_changes_nothing() {
        var outdated = change(issue, keyed("TES-1"));
        put(issue, keyed("TES-2"));
        assertThat(commit(issue, outdated, settled("a"))).isEqualTo(new StateMoved());

        var outdatedAgain = change(issue, keyed("TES-1"));
        put(issue, keyed("TES-3"));
        assertThat(commit(issue, outdatedAgain, settled("a"))).isEqualTo(new StateMoved());

        assertThat(read(issue)).isEqualTo(new Versioned(keyed("TES-3"), 2));
        assertThat(read(settled("a"))).isEmpty();
    }

    @Test
    void one_settled_event_holds_back_the_whole_commit() {
        var known = settled("known");
        commit(issue, null, known);
        assertThat(commit(issue, change(issue, keyed("TES-1")), settled("new"), known))
                .isEqualTo(alreadySettled(known));
        assertThat(commit(issue, null, settled("new"), known)).isEqualTo(alreadySettled(known));

        assertThat(read(issue)).isEqualTo(Versioned.ABSENT);
        assertThat(read(settled("new"))).isEmpty();
    }

    @Test
    void all_events_that_were_settled_are_named() {
        var a = settled("a");
        var b = settled("b");
        commit(issue, null, a);
        commit(issue, null, b);
        assertThat(commit(issue, null, a, settled("c"), b)).isEqualTo(alreadySettled(a, b));
    }

    @Test
    void many_events_and_a_change_are_written_together() {
        var records = new EventRecord[Commit.EVENTS_MAX];
        for (int i = 0; i < records.length; i++) {
            records[i] = settled("event " + i);
        }
        assertThat(commit(issue, change(issue, keyed("TES-1")), records)).isEqualTo(COMMITTED);
        assertThat(read(issue).revision()).isEqualTo(1);
        assertThat(records).allSatisfy(record -> assertThat(read(record)).contains(record));
    }

    @Test
    void a_lost_acknowledgement_counts_as_committed() {
        var alone = new Commit(issue, null, List.of(settled("a")), "w1", now);
        var several = new Commit(issue, null, List.of(settled("b"), settled("c")), "w2", now);
        var changing =
                new Commit(issue, change(issue, keyed("TES-1")), List.of(settled("d")), "w3", now);
        for (Commit commit : List.of(alone, several, changing)) {
            assertThat(store.commit(commit)).isEqualTo(COMMITTED);
            assertThat(store.commit(commit)).isEqualTo(COMMITTED);
        }
        assertThat(read(issue)).isEqualTo(new Versioned(keyed("TES-1"), 1));
    }

    @Test
    void the_state_of_one_entity_says_nothing_of_another() {
        put(issue, keyed("TES-1"));
        assertThat(read(Samples.issue(site, "1001"))).isEqualTo(Versioned.ABSENT);
        assertThat(read(Samples.issue(otherSite, "10013"))).isEqualTo(Versioned.ABSENT);
        var namesake = new EntityKey(site, Entity.sprint("10013"));
        assertThat(read(namesake)).isEqualTo(Versioned.ABSENT);
    }

    @RepeatedTest(5)
    void of_two_writers_at_once_one_wins() throws InterruptedException {
        var before = read(issue);
        var results =
                Race.between(
                        body ->
                                store.commit(
                                        new Commit(
                                                issue,
                                                new Commit.StateChange(before, keyed(body), null),
                                                List.of(settled(body)),
                                                body,
                                                now)),
                        List.of("A-1", "B-1"));
        assertThat(results).containsOnlyOnce(COMMITTED).hasSize(2);
        assertThat(results)
                .allMatch(result ->
                        result instanceof Committed
                                || result instanceof StateMoved
                                || result instanceof Contended);
        assertThat(read(issue).revision()).isEqualTo(1);
    }

    @RepeatedTest(5)
    void of_two_deliveries_of_one_event_at_once_one_settles() throws InterruptedException {
        var before = read(issue);
        var record = settled("a");
        var results =
                Race.between(
                        writer ->
                                store.commit(
                                        new Commit(
                                                issue,
                                                new Commit.StateChange(before, keyed("A-1"), null),
                                                List.of(record),
                                                writer,
                                                now)),
                        List.of("w1", "w2"));
        assertThat(results).containsOnlyOnce(COMMITTED).hasSize(2);
        assertThat(read(issue).revision()).isEqualTo(1);
    }

    @Test
    void a_tombstone_says_when_it_may_be_forgotten() {
        put(issue, keyed("TES-1"));
        assertThat(expiryOf(issue)).isEmpty();
        put(issue, Samples.deleted(keyed("TES-1")), now.plus(Duration.ofDays(90)));
        assertThat(expiryOf(issue)).contains(now.plus(Duration.ofDays(90)));
    }

    private static EventKey key(EventRecord record) {
        return EventKey.of(record.envelope());
    }
}
