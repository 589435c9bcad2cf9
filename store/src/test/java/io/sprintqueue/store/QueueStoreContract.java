package io.sprintqueue.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.outcome.Outcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// The conformance suite of both ports: what every store does.
public abstract class QueueStoreContract extends ListContract {
    @Test
    void the_events_of_an_entity_are_listed_in_parts_without_gap_or_repetition() {
        for (int i = 0; i < 7; i++) {
            var envelope = Samples.envelope(issue, "event " + i, now.plusSeconds(i), 0);
            commit(issue, null, Samples.record(envelope, Outcome.APPLIED));
        }
        commit(another("1"), null, record(another("1"), "other", Outcome.APPLIED));

        assertThat(reader.eventsOf(byId(issue), 7, null).elements())
                .hasSize(7)
                .isSortedAccordingTo(
                        (a, b) -> b.envelope().receivedAt().compareTo(a.envelope().receivedAt()));
        assertThat(reader.eventsOf(byId(issue), 7, null).next()).isNull();
        assertThat(all(next -> reader.eventsOf(byId(issue), 3, next)))
                .isEqualTo(reader.eventsOf(byId(issue), 7, null).elements());
    }

    @Test
    void an_event_that_came_meanwhile_moves_no_other_to_another_part() {
        commit(issue, null, at("old", 1), at("older", 0));
        Page<EventRecord> first = reader.eventsOf(byId(issue), 1, null);
        commit(issue, null, at("new", 2));

        assertThat(first.elements()).containsExactly(at("old", 1));
        assertThat(reader.eventsOf(byId(issue), 1, first.next()).elements())
                .containsExactly(at("older", 0));
    }

    @Test
    void the_records_of_several_events_are_read_at_once_and_none_that_is_unknown_or_expired() {
        commit(issue, null, settled("a"), settled("b"), settled("c"));
        commit(another("1"), null, Samples.expiring(record(another("1"), "d", Outcome.DEAD), now));

        assertThat(
                        reader.events(
                                Set.of(
                                        EventKey.of(settled("a").envelope()),
                                        EventKey.of(settled("c").envelope()),
                                        EventKey.of(settled("unknown").envelope()),
                                        EventKey.of(Samples.envelope(another("1"), "d")))))
                .containsExactlyInAnyOrder(settled("a"), settled("c"));
        assertThat(reader.events(Set.of())).isEmpty();
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
            assertThat(
                            ours(
                                    all(next ->
                                            reader.eventsByOutcome(
                                                    Outcome.DEAD, Period.ALWAYS, 5, next))))
                    .isEqualTo(expected);
            assertThat(
                            ours(
                                    all(next ->
                                            reader.eventsByOutcome(
                                                    Outcome.RETRYING, Period.ALWAYS, 5, next))))
                    .containsExactly(record(issue, "retrying", Outcome.RETRYING));
        });
    }

    @Test
    void the_events_of_an_outcome_may_be_those_of_a_period_its_first_moment_in_its_last_out() {
        for (int i = 0; i < 8; i++) {
            var envelope = Samples.envelope(issue, "event " + i);
            commit(issue, null, Samples.record(envelope, Outcome.DEAD, now.plusMillis(i)));
        }
        eventually(() -> {
            assertThat(deadMillis(new Period(now.plusMillis(2), now.plusMillis(6))))
                    .containsExactly(5L, 4L, 3L, 2L);
            assertThat(deadMillis(new Period(now.plusMillis(6), null))).containsExactly(7L, 6L);
            assertThat(deadMillis(new Period(null, now.plusNanos(2_999_999))))
                    .containsExactly(1L, 0L);
            assertThat(deadMillis(new Period(now.plusMillis(6), now.plusMillis(2)))).isEmpty();
        });
    }

    @Test
    void a_record_that_cannot_be_read_is_named_by_the_lists_that_show_the_others() {
        commit(issue, null, dead("a", 0), dead("b", 1), dead("c", 2));
        EventRecord unplaced =
                Samples.record(
                        Samples.unplaced(site, "d", "TES-1", now.plusSeconds(3)), Outcome.DEAD);
        commit(new EntityKey(site, unplaced.envelope().entity()), null, unplaced);
        EventKey spoilt = EventKey.of(dead("b", 1).envelope());
        var reference = new IssueReference(site, issue.entity(), Set.of("TES-1"));
        eventually(() -> assertThat(reader.eventsOf(reference, 9, null).elements()).hasSize(4));
        spoil(spoilt);
        spoil(EventKey.of(unplaced.envelope()));
        var rows =
                List.of(
                        UnreadableRow.of(spoilt),
                        UnreadableRow.of(EventKey.of(unplaced.envelope())));
        for (int limit : new int[] {1, 2, 9}) {
            assertThat(all(next -> reader.eventsOf(reference, limit, next)))
                    .containsExactly(dead("c", 2), dead("a", 0));
            assertThat(allUnreadable(next -> reader.eventsOf(reference, limit, next)))
                    .containsExactlyInAnyOrderElementsOf(rows);
        }
        assertThat(ours(all(next -> reader.eventsByOutcome(Outcome.DEAD, Period.ALWAYS, 1, next))))
                .containsExactlyInAnyOrder(dead("a", 0), dead("c", 2));
        assertThat(
                        allUnreadable(next ->
                                reader.eventsByOutcome(Outcome.DEAD, Period.ALWAYS, 1, next)))
                .containsAll(rows);
    }

    private EventRecord dead(String body, int second) {
        var envelope = Samples.envelope(issue, body, now.plusSeconds(second), 0);
        return Samples.record(envelope, Outcome.DEAD);
    }

    @Test
    void an_issue_that_cannot_be_read_is_named_by_the_sprint_that_shows_the_others() {
        for (String id : List.of("1", "2", "3")) {
            put(another(id), Samples.ranked("7", id));
        }
        eventually(() -> assertThat(reader.sprintIssues(site, "7", 9, null).elements()).hasSize(3));
        spoil(another("2"));

        Page<RankedIssue> page = reader.sprintIssues(site, "7", 9, null);

        assertThat(page.elements())
                .extracting(ranked -> ranked.issue().key())
                .containsExactly(another("1"), another("3"));
        assertThat(page.unreadable()).containsExactly(UnreadableRow.of(another("2")));
    }

    private List<Long> deadMillis(Period period) {
        return ours(all(next -> reader.eventsByOutcome(Outcome.DEAD, period, 3, next))).stream()
                .map(record -> Objects.requireNonNull(record.finishedAt()))
                .map(finishedAt -> Duration.between(now, finishedAt).toMillis())
                .toList();
    }

    @Test
    void an_event_that_is_not_dead_any_more_leaves_the_list() {
        commit(issue, null, record(issue, "a", Outcome.RETRYING));
        commit(issue, null, record(issue, "a", Outcome.DEAD));
        commit(issue, null, Samples.record(Samples.envelope(issue, "a", now, 1), Outcome.APPLIED));
        eventually(() -> {
            for (Outcome outcome : List.of(Outcome.DEAD, Outcome.RETRYING)) {
                assertThat(
                                ours(
                                        all(next ->
                                                reader.eventsByOutcome(
                                                        outcome, Period.ALWAYS, 50, next))))
                        .isEmpty();
            }
        });
    }

    @Test
    void only_dead_and_retrying_events_are_listed_by_outcome() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reader.eventsByOutcome(Outcome.APPLIED, Period.ALWAYS, 5, null));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, QueueReader.PAGE_MAX + 1})
    void a_page_has_a_size(int limit) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reader.eventsOf(byId(issue), limit, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reader.eventsByOutcome(Outcome.DEAD, Period.ALWAYS, limit, null));
    }

    @Test
    void a_token_of_another_list_is_refused() {
        commit(issue, null, settled("a"), settled("b"));
        String next = Objects.requireNonNull(reader.eventsOf(byId(issue), 1, null).next());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reader.eventsOf(byId(another("1")), 1, next))
                .withMessageContaining("next");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reader.eventsByOutcome(Outcome.DEAD, Period.ALWAYS, 1, next))
                .withMessageContaining("next");
        for (String malformed : List.of("", "!", "bm9uc2Vuc2U", next + "A", "=")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> reader.eventsOf(byId(issue), 1, malformed))
                    .withMessageContaining("next");
        }
    }

    private EventRecord at(String body, int second) {
        var envelope = Samples.envelope(issue, body, now.plusSeconds(second), 0);
        return Samples.record(envelope, Outcome.APPLIED);
    }

    private static EventRecord record(EntityKey key, String body, Outcome outcome) {
        return Samples.record(Samples.envelope(key, body), outcome);
    }

    private List<EventRecord> ours(List<EventRecord> records) {
        return records.stream()
                .filter(r -> List.of(site, otherSite).contains(r.envelope().site()))
                .toList();
    }
}
