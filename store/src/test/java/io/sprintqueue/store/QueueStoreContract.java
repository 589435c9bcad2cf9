package io.sprintqueue.store;

import static io.sprintqueue.store.Samples.deleted;
import static io.sprintqueue.store.Samples.keyed;
import static io.sprintqueue.store.Samples.ranked;
import static io.sprintqueue.store.Samples.with;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.FieldValue.Cleared;
import io.sprintqueue.core.merge.FieldValue.Text;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.outcome.Outcome;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/// The conformance suite of both ports: what every store does.
public abstract class QueueStoreContract extends CommitContract {
    private void assertFound(Site site, String key, EntityKey wanted) {
        eventually(() ->
                assertThat(reader.issueByKey(site, key)).map(StoredEntity::key).contains(wanted));
    }

    private void assertSprint(String sprintId, EntityKey... wanted) {
        eventually(() ->
                assertThat(reader.sprintIssues(site, sprintId))
                        .extracting(StoredEntity::key)
                        .containsExactly(wanted));
    }

    private EntityKey another(String id) {
        return Samples.issue(site, id);
    }

    @Test
    void an_issue_is_found_by_its_key() {
        put(issue, keyed("TES-1"));
        eventually(() ->
                assertThat(reader.issueByKey(site, "TES-1"))
                        .contains(new StoredEntity(issue, new Versioned(keyed("TES-1"), 1))));
        assertThat(reader.issueByKey(site, "TES-2")).isEmpty();
    }

    @Test
    void an_issue_is_found_by_its_old_keys_after_it_moved() {
        put(issue, keyed("TES-1"));
        put(issue, with(read(issue).state(), Fields.KEY, new Text("NEW-1")));
        put(issue, with(read(issue).state(), Fields.KEY, new Text("MORE-1")));
        for (String key : List.of("TES-1", "NEW-1", "MORE-1")) {
            assertFound(site, key, issue);
        }
    }

    @Test
    void an_issue_is_found_by_an_old_key_of_which_only_a_changelog_told() {
        put(issue, Samples.state(Map.of(Fields.KEY, new Text("NEW-1")), "NEW-1", "TES-1"));
        assertFound(site, "TES-1", issue);
    }

    @Test
    void an_issue_is_found_by_a_key_it_came_back_to() {
        put(issue, keyed("TES-1"));
        put(issue, with(read(issue).state(), Fields.KEY, new Text("NEW-1")));
        put(issue, with(read(issue).state(), Fields.KEY, new Text("TES-1")));
        assertFound(site, "TES-1", issue);
        assertFound(site, "NEW-1", issue);
    }

    @Test
    void a_deleted_issue_is_found_by_its_key_and_its_old_keys() {
        put(issue, keyed("TES-1"));
        put(issue, with(read(issue).state(), Fields.KEY, new Text("NEW-1")));
        put(issue, deleted(read(issue).state()), now.plus(Duration.ofDays(90)));
        assertFound(site, "TES-1", issue);
        assertFound(site, "NEW-1", issue);
    }

    @Test
    void of_two_issues_that_had_a_key_the_active_one_is_found_by_it() {
        var idle = another("1");
        var active = another("2");
        var gone = another("3");
        long busy = now.toEpochMilli() + 1;
        put(idle, with(keyed("TES-1"), Fields.KEY, new Text("A-1")));
        put(active, with(keyed("TES-1"), Fields.KEY, new Text("B-1")).join(activity(busy)));
        put(
                gone,
                deleted(with(keyed("TES-1"), Fields.KEY, new Text("C-1")).join(activity(busy + 1))),
                now.plus(Duration.ofDays(90)));
        assertFound(site, "TES-1", active);
    }

    @Test
    void who_has_a_key_comes_before_those_who_had_it() {
        var before = another("1");
        var holder = another("2");
        var deletedHolder = another("3");
        put(
                before,
                with(keyed("TES-1"), Fields.KEY, new Text("A-1")).join(activity(Long.MAX_VALUE)));
        put(holder, keyed("TES-1"));
        put(
                deletedHolder,
                deleted(keyed("TES-1")).join(activity(Long.MAX_VALUE)),
                now.plusSeconds(9));
        assertFound(site, "TES-1", holder);
    }

    @Test
    void sites_never_meet() {
        var namesake = Samples.issue(otherSite, "10013");
        put(issue, with(keyed("TES-1"), Fields.SPRINT, new Text("7")));
        put(namesake, with(keyed("TES-1"), Fields.SPRINT, new Text("7")));
        put(issue, with(read(issue).state(), Fields.KEY, new Text("NEW-1")));

        assertFound(site, "TES-1", issue);
        assertFound(otherSite, "TES-1", namesake);
        assertThat(reader.issueByKey(otherSite, "NEW-1")).isEmpty();
        assertSprint("7", issue);
        assertThat(reader.eventsOf(namesake, 10, null).elements()).hasSize(1);
        var record = settled("a");
        commit(issue, null, record);
        assertThat(reader.event(new EventKey(otherSite, record.envelope().eventId()))).isEmpty();
    }

    @Test
    void a_sprint_is_in_rank_order_and_what_has_no_rank_comes_last() {
        put(another("1"), Samples.state(Map.of(Fields.SPRINT, new Text("7"))));
        put(another("2"), ranked("7", "0|i0000f:"));
        put(another("3"), ranked("7", "0|hzzzzz:"));
        put(another("4"), ranked("7", ""));
        put(another("5"), ranked("8", "0|aaaaaa:"));
        put(another("6"), ranked("7", "0|i0000f:r"));
        assertSprint("7", another("3"), another("2"), another("6"), another("1"), another("4"));
    }

    @Test
    void a_new_rank_moves_an_issue_within_its_sprint() {
        put(another("1"), ranked("7", "0|a:"));
        put(another("2"), ranked("7", "0|b:"));
        put(another("1"), with(read(another("1")).state(), Fields.RANK, new Text("0|c:")));
        assertSprint("7", another("2"), another("1"));
    }

    @Test
    void an_issue_that_leaves_a_sprint_is_not_in_it_any_more() {
        put(another("1"), ranked("7", "0|a:"));
        put(another("2"), ranked("7", "0|b:"));
        put(another("1"), with(read(another("1")).state(), Fields.SPRINT, new Cleared()));
        put(another("2"), with(read(another("2")).state(), Fields.SPRINT, new Text("8")));
        assertSprint("7");
        assertSprint("8", another("2"));
    }

    @Test
    void a_deleted_issue_is_in_no_sprint() {
        put(issue, with(keyed("TES-1"), Fields.SPRINT, new Text("7")));
        put(issue, deleted(read(issue).state()), now.plus(Duration.ofDays(90)));
        assertSprint("7");
        assertFound(site, "TES-1", issue);
    }

    @Test
    void the_events_of_an_entity_are_listed_in_parts_without_gap_or_repetition() {
        for (int i = 0; i < 7; i++) {
            var envelope = Samples.envelope(issue, "event " + i, now.plusSeconds(i), 0);
            commit(issue, null, Samples.record(envelope, Outcome.APPLIED));
        }
        commit(another("1"), null, record(another("1"), "other", Outcome.APPLIED));

        assertThat(reader.eventsOf(issue, 7, null).elements())
                .hasSize(7)
                .isSortedAccordingTo(
                        (a, b) -> b.envelope().receivedAt().compareTo(a.envelope().receivedAt()));
        assertThat(reader.eventsOf(issue, 7, null).next()).isNull();
        assertThat(all(next -> reader.eventsOf(issue, 3, next)))
                .hasSize(7)
                .doesNotHaveDuplicates()
                .allMatch(record -> record.envelope().entity().equals(issue.entity()));
    }

    @Test
    void the_events_of_an_outcome_are_listed_newest_first_in_parts() {
        var expected = new ArrayList<EventRecord>();
        for (int i = 0; i < 12; i++) {
            var key = new EntityKey(i % 2 == 0 ? site : otherSite, issue.entity());
            var record =
                    Samples.record(
                            Samples.envelope(key, "event " + i),
                            Outcome.DEAD,
                            now.plusMillis(250L * i));
            commit(key, null, record);
            expected.addFirst(record);
        }
        commit(issue, null, record(issue, "retrying", Outcome.RETRYING), settled("applied"));

        eventually(() -> {
            assertThat(ours(all(next -> reader.eventsByOutcome(Outcome.DEAD, 5, next))))
                    .isEqualTo(expected);
            assertThat(ours(all(next -> reader.eventsByOutcome(Outcome.RETRYING, 5, next))))
                    .containsExactly(record(issue, "retrying", Outcome.RETRYING));
        });
    }

    @Test
    void an_event_that_is_not_dead_any_more_leaves_the_list() {
        commit(issue, null, record(issue, "a", Outcome.RETRYING));
        commit(issue, null, record(issue, "a", Outcome.DEAD));
        commit(issue, null, Samples.record(Samples.envelope(issue, "a", now, 1), Outcome.APPLIED));
        eventually(() -> {
            for (Outcome outcome : List.of(Outcome.DEAD, Outcome.RETRYING)) {
                assertThat(ours(all(next -> reader.eventsByOutcome(outcome, 50, next)))).isEmpty();
            }
        });
    }

    @Test
    void only_the_events_that_wait_for_somebody_are_listed_by_outcome() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reader.eventsByOutcome(Outcome.APPLIED, 5, null));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, QueueReader.PAGE_MAX + 1})
    void a_page_has_a_size(int limit) {
        assertThatIllegalArgumentException().isThrownBy(() -> reader.eventsOf(issue, limit, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reader.eventsByOutcome(Outcome.DEAD, limit, null));
    }

    @Test
    void a_token_of_another_list_is_refused() {
        commit(issue, null, settled("a"), settled("b"));
        String next = Objects.requireNonNull(reader.eventsOf(issue, 1, null).next());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reader.eventsOf(another("1"), 1, next))
                .withMessageContaining("next");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reader.eventsByOutcome(Outcome.DEAD, 1, next))
                .withMessageContaining("next");
        for (String malformed : List.of("", "!", "bm9uc2Vuc2U", next + "A", "=")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> reader.eventsOf(issue, 1, malformed))
                    .withMessageContaining("next");
        }
    }

    private static EventRecord record(EntityKey key, String body, Outcome outcome) {
        return Samples.record(Samples.envelope(key, body), outcome);
    }

    private static State activity(long at) {
        return State.of(Map.of(), at, List.of(), false);
    }

    private List<EventRecord> ours(List<EventRecord> records) {
        return records.stream()
                .filter(r -> List.of(site, otherSite).contains(r.envelope().site()))
                .toList();
    }

    private static List<EventRecord> all(Function<@Nullable String, Page<EventRecord>> pages) {
        var all = new ArrayList<EventRecord>();
        Page<EventRecord> page = pages.apply(null);
        all.addAll(page.elements());
        while (page.next() != null) {
            page = pages.apply(page.next());
            all.addAll(page.elements());
        }
        return all;
    }
}
