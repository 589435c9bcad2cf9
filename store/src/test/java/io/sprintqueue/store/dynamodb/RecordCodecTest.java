package io.sprintqueue.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.JiraHeaders;
import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.Stamp;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.core.outcome.Remarks;
import io.sprintqueue.core.provenance.Change;
import io.sprintqueue.core.provenance.Changes;
import io.sprintqueue.core.provenance.People;
import io.sprintqueue.core.provenance.Person;
import io.sprintqueue.store.Samples;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;

class RecordCodecTest {
    private static final Instant NOW = Samples.NOW;
    private static final Site SITE = new Site("acme");
    private static final EventId ID =
            new EventId(Entity.issue("10013"), "0123456789abcdef".repeat(2));

    private static final EventRecord FULL =
            new EventRecord(
                    new Envelope(
                            SITE,
                            ID,
                            Entity.issue("10014"),
                            "jira:issue_updated",
                            "TES-1",
                            NOW.minusMillis(1),
                            NOW.plusNanos(1),
                            new JiraHeaders("id-1", 0, "Secondary", "Atlassian HTTP Client"),
                            Lane.BULK,
                            3,
                            2,
                            NOW.plusSeconds(900),
                            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"),
                    Outcome.DEAD,
                    "it cannot be mapped 🤷",
                    NOW.plusMillis(5),
                    List.of(
                            new EventRecord.Attempt(NOW, "first"),
                            new EventRecord.Attempt(NOW.plusSeconds(1), "")),
                    "acme/issue-10013~x",
                    NOW.plusSeconds(60),
                    new Remarks(List.of("labels is no ARRAY"), List.of("epicKey", "dueDate")),
                    new Changes(
                            new Person("5b10", "Ada 🤖"),
                            new Stamp(true, 12, 34, 56, ID.hash()),
                            List.of(
                                    new Change("status", "To Do", null, "0123456789ab"),
                                    new Change(
                                            "assignee", null, "Bob", "ba9876543210", People.NAMES)),
                            3));

    private static final EventRecord BARE =
            new EventRecord(
                    new Envelope(
                            SITE,
                            ID,
                            ID.entity(),
                            null,
                            null,
                            null,
                            NOW,
                            JiraHeaders.NONE,
                            Lane.INTERACTIVE,
                            0,
                            0,
                            null,
                            null),
                    Outcome.APPLIED,
                    null,
                    null,
                    List.of(),
                    null,
                    NOW);

    private static EventRecord roundTrip(EventRecord record) {
        return RecordCodec.decode(new Item(RecordCodec.encode(record, "writer")));
    }

    @Test
    void a_record_is_read_as_it_was_written() {
        assertThat(roundTrip(FULL)).isEqualTo(FULL);
        assertThat(roundTrip(BARE)).isEqualTo(BARE);
    }

    @Test
    void what_little_is_said_of_a_person_is_read_as_it_was_written() {
        for (Person by : List.of(new Person("5b10", null), new Person(null, "Ada"))) {
            var record = Samples.changing(BARE, new Changes(by, null, List.of()));
            assertThat(roundTrip(record)).isEqualTo(record);
        }
    }

    @Test
    void a_record_of_an_older_version_has_no_changes() {
        assertThat(RecordCodec.encode(BARE, "writer"))
                .doesNotContainKeys(
                        Attributes.BY, Attributes.STAMP, Attributes.CHANGES, Attributes.LEFT_OUT);
        assertThat(roundTrip(BARE).changes()).isEqualTo(Changes.NONE);
    }

    @Test
    void a_record_is_next_to_the_entity_of_its_event_id() {
        assertThat(RecordCodec.encode(FULL, "writer"))
                .containsEntry(Attributes.PK, Values.text("acme#issue-10013"))
                .containsEntry(Attributes.SK, Values.text("event#" + ID.hash()))
                .containsEntry(Attributes.ENTITY, Values.text("issue-10014"));
    }

    @Test
    void only_events_that_a_key_alone_leads_to_are_in_the_index_by_key_apart_from_issues() {
        assertThat(RecordCodec.encode(FULL, "writer"))
                .containsEntry(Attributes.ISSUE_KEY, Values.text("acme#event#TES-1"))
                .doesNotContainKeys(Attributes.SPRINT_KEY, Attributes.RANK_KEY);
        for (Outcome outcome : Outcome.values()) {
            assertThat(RecordCodec.encode(with(outcome, List.of()), "writer"))
                    .as(outcome.name())
                    .matches(item ->
                            item.containsKey(Attributes.ISSUE_KEY) == (outcome == Outcome.DEAD));
        }
        assertThat(RecordCodec.encode(BARE, "writer")).doesNotContainKey(Attributes.ISSUE_KEY);
    }

    @Test
    void only_dead_and_retrying_events_are_in_the_index_of_outcomes() {
        assertThat(RecordCodec.encode(FULL, "writer"))
                .containsEntry(Attributes.OUTCOME_SHARD, Values.text("DEAD#7"))
                .containsEntry(
                        Attributes.OUTCOME_AT,
                        Values.text("2035-03-01T12:00:00.005Z#" + ID + "#acme"));
        assertThat(RecordCodec.encode(BARE, "writer"))
                .doesNotContainKeys(Attributes.OUTCOME_SHARD, Attributes.OUTCOME_AT);
    }

    @Test
    void the_time_of_an_outcome_is_that_of_the_last_attempt_if_it_is_not_settled() {
        var failing = with(Outcome.RETRYING, FULL.attempts());
        assertThat(Keys.outcomeAt(failing)).startsWith("2035-03-01T12:00:01.000Z#");
        var untried = with(Outcome.RETRYING, List.of());
        assertThat(Keys.outcomeAt(untried)).startsWith("2035-03-01T12:00:00.000Z#");
    }

    private static EventRecord with(Outcome outcome, List<EventRecord.Attempt> attempts) {
        return new EventRecord(FULL.envelope(), outcome, null, null, attempts, null, NOW);
    }

    /// The condition of a commit names it.
    @Test
    void nothing_but_retrying_is_not_settled() {
        assertThat(Stream.of(Outcome.values()).filter(outcome -> !outcome.isTerminal()))
                .containsExactly(Outcome.RETRYING);
    }

    @Test
    void what_a_newer_version_says_is_read_as_settled() {
        var item = new HashMap<>(RecordCodec.encode(BARE, "writer"));
        item.put(Attributes.OUTCOME, Values.text("SUPERSEDED"));
        item.put(Attributes.LANE, Values.text("express"));
        item.put(Attributes.ENTITY, Values.text("galaxy-1"));
        EventRecord read = RecordCodec.decode(new Item(item));
        assertThat(read.outcome().isTerminal()).isTrue();
        assertThat(read.envelope()).isEqualTo(BARE.envelope());
    }
}
