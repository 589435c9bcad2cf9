package io.sprintqueue.store;

import static io.sprintqueue.store.Samples.deleted;
import static io.sprintqueue.store.Samples.keyed;
import static io.sprintqueue.store.Samples.with;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.merge.FieldValue.Text;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.outcome.Outcome;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What every store finds by a key: the issue that a person means, and the events that nothing but
/// a key leads to.
abstract class KeyContract extends IssueContract {
    private static final long LATER = Samples.NOW.toEpochMilli() + 1;

    @Test
    void a_key_is_found_in_lower_case_and_with_spaces_around_it() {
        put(issue, keyed("TES-1"));
        put(issue, with(read(issue).state(), Fields.KEY, new Text("NEW-1")));

        for (String typed : List.of("new-1", " NEW-1\n", "tes-1", "Tes-1", "\u00a0tes-1 ")) {
            assertFound(site, typed, issue);
        }
        assertThat(reader.issueByKey(site, " ")).isEmpty();
    }

    @Test
    void a_key_is_found_as_it_was_typed_before_its_upper_case() {
        put(another("1"), keyed("tes-1"));
        put(another("2"), keyed("TES-1").join(activity(LATER)));

        assertFound(site, "tes-1", another("1"));
        assertFound(site, "TES-1", another("2"));
        assertFound(site, "Tes-1", another("2"));
    }

    @Test
    void a_key_of_a_hidden_and_a_visible_issue_is_that_of_the_visible_one() {
        archive("31");
        put(another("1"), hidden(keyed("TES-1")).join(activity(LATER)));
        put(another("2"), keyed("TES-1"));
        assertFound(site, "TES-1", another("2"));
        assertFound(site, "tes-1", another("2"));
    }

    @Test
    void who_is_hidden_or_deleted_and_has_a_key_comes_behind_who_had_it_and_is_visible() {
        archive("31");
        put(another("1"), hidden(keyed("TES-1")).join(activity(LATER)));
        put(another("2"), deleted(keyed("TES-1")).join(activity(LATER)), now.plusSeconds(9));
        put(another("3"), with(keyed("TES-1"), Fields.KEY, new Text("A-1")));
        put(another("4"), hidden(with(keyed("TES-1"), Fields.KEY, new Text("B-1"))));
        assertFound(site, "TES-1", another("3"));
    }

    @Test
    void a_visible_issue_has_a_key_before_a_hidden_one_of_the_exact_spelling() {
        archive("31");
        put(another("1"), hidden(keyed("tes-1")));
        put(another("2"), keyed("TES-1"));
        assertFound(site, "tes-1", another("2"));
    }

    @Test
    void of_hidden_issues_one_that_is_not_deleted_is_found_and_one_alone_is_too() {
        archive("31");
        put(another("1"), hidden(keyed("TES-1")));
        assertFound(site, "TES-1", another("1"));
        put(another("2"), deleted(keyed("TES-1")).join(activity(LATER)), now.plusSeconds(9));
        assertFound(site, "TES-1", another("1"));
    }

    @Test
    void a_dead_event_that_could_not_be_placed_is_listed_under_the_key_in_its_body() {
        EventRecord dead = unplaced("a", "TES-1", Outcome.DEAD);
        commit(dead);
        commit(unplaced("b", "TES-2", Outcome.DEAD));
        commit(unplaced("c", null, Outcome.DEAD));
        commit(unplaced("d", "TES-1", Outcome.IGNORED));
        put(issue, keyed("TES-1"));

        assertListed(reference(null, "TES-1"), dead);
        assertListed(reference(null, "tes-1"), dead);
        assertListed(new IssueReference(otherSite, null, reference(null, "TES-1").keys()));
        assertListed(byId(issue), recordOf(issue));
        assertListed(reference(issue, "TES-1"), dead, recordOf(issue));
        assertListed(reference(issue, "OLD-1", "TES-1"), dead, recordOf(issue));
    }

    @Test
    void a_key_leads_to_the_dead_events_of_an_unknown_issue_and_to_none_of_another_known_one() {
        EventRecord dead = Samples.record(Samples.envelope(issue, "x"), Outcome.DEAD);
        commit(issue, null, dead, settled("y"));

        assertListed(reference(null, "TES-1"), dead);
        assertListed(reference(another("1"), "TES-1"));
    }

    @Test
    void an_event_that_a_replay_has_placed_stays_listed_under_its_key() {
        EventRecord dead = unplaced("a", "TES-1", Outcome.DEAD);
        commit(dead);
        EventRecord applied =
                Samples.record(
                        Samples.placed(
                                dead.envelope().replayed(dead.envelope().lane()),
                                issue.entity(),
                                "TES-1"),
                        Outcome.APPLIED);
        commit(issue, null, applied);

        assertListed(reference(issue, "TES-1"), applied);
        assertListed(reference(another("1"), "TES-1"));
    }

    @Test
    void an_event_found_by_key_expires_as_any_other() {
        EventRecord dead = unplaced("a", "TES-1", Outcome.DEAD);
        commit(dead);
        assertListed(reference(null, "TES-1"), dead);
        now = dead.expiresAt();
        assertListed(reference(null, "TES-1"));
    }

    @Test
    void events_found_by_id_and_by_key_are_one_list_in_parts_without_gap_or_repetition() {
        for (int i = 0; i < 3; i++) {
            Instant early = now.plusSeconds(2L * i);
            Instant late = early.plusSeconds(1);
            commit(Samples.record(Samples.envelope(issue, "x" + i, early, 0), Outcome.DEAD));
            commit(Samples.record(Samples.unplaced(site, "y" + i, "TES-1", late), Outcome.DEAD));
        }
        IssueReference both = reference(issue, "TES-1");
        eventually(() -> {
            List<EventRecord> all = all(next -> reader.eventsOf(both, 2, next));
            assertThat(all)
                    .hasSize(6)
                    .doesNotHaveDuplicates()
                    .isEqualTo(reader.eventsOf(both, 6, null).elements())
                    .isSortedAccordingTo((a, b) ->
                            b.envelope().receivedAt().compareTo(a.envelope().receivedAt()));
        });
    }

    @Test
    void a_key_of_any_length_keeps_no_dead_event_from_being_recorded() {
        for (String key : List.of("\u0390".repeat(255), "x".repeat(1_000), " ", "\ud800")) {
            EventRecord dead = unplaced(key, key, Outcome.DEAD);
            assertThat(commit(dead)).isEqualTo(new CommitResult.Committed());
        }
    }

    private void assertListed(IssueReference reference, EventRecord... wanted) {
        eventually(() ->
                assertThat(reader.eventsOf(reference, 10, null).elements())
                        .containsExactlyInAnyOrder(wanted));
    }

    private IssueReference reference(@Nullable EntityKey key, String... keys) {
        return IssueReference.of(site, key == null ? null : key.entity(), List.of(keys));
    }

    private CommitResult commit(EventRecord record) {
        return commit(new EntityKey(site, record.envelope().entity()), null, record);
    }

    private EventRecord recordOf(EntityKey key) {
        return reader.eventsOf(byId(key), 10, null).elements().getFirst();
    }

    private void archive(String projectId) {
        put(
                new EntityKey(site, Entity.project(projectId)),
                Samples.state(Map.of(Fields.LIFECYCLE, new Text("archived"))));
    }

    private static State hidden(State state) {
        return with(state, Fields.PROJECT_ID, new Text("31"));
    }

    private EventRecord unplaced(String body, @Nullable String key, Outcome outcome) {
        return Samples.record(Samples.unplaced(site, body, key, now), outcome);
    }
}
