package io.sprintqueue.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.config.ConfigurationReader;
import io.sprintqueue.core.config.ConfigurationResult;
import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.merge.FieldValue.Text;
import io.sprintqueue.core.merge.FieldValue.User;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.Register;
import io.sprintqueue.core.merge.Stamp;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.core.provenance.Change;
import io.sprintqueue.core.provenance.Changes;
import io.sprintqueue.core.provenance.People;
import io.sprintqueue.core.provenance.Person;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.EventKey;
import io.sprintqueue.store.Samples;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

class WhoChangedTest {
    private static final EntityKey ISSUE = Samples.issue(Api.ACME, "10013");
    private static final Person ADA = new Person("5b10", "Ada");

    private final Api api = new Api();

    @Test
    void a_value_that_its_last_change_left_names_who_made_it_when_and_from_what() {
        api.put(ISSUE, state(Map.of(Fields.STATUS, said("later", 9_000, new Text("Done")))));
        api.put(changed("early", 1_000, "Doing", "Review"));
        api.put(changed("late", 5_000, "Review", "Done"));

        assertThat(change("status"))
                .isEqualTo(
                        Api.json(
                                """
                                {"known":"known","by":{"id":"5b10","name":"Ada"},
                                "at":"1970-01-01T00:00:05Z","from":"Review","to":"Done",
                                "eventId":"%s","event":"/ops/events/acme/%s"}\
                                """
                                        .formatted(id("late"), id("late"))));
    }

    @Test
    void a_value_that_no_event_told_the_change_of_names_the_time_of_the_last_one_and_no_person() {
        api.put(ISSUE, state(Map.of(Fields.STATUS, said("later", 9_000, new Text("Doing")))));
        api.put(changed("late", 5_000, "Review", "Done"));

        assertThat(change("status"))
                .isEqualTo(
                        Api.json(
                                """
                                {"known":"untold","by":null,"at":"1970-01-01T00:00:05Z",
                                "from":null,"to":null,"eventId":null,"event":null}\
                                """));
    }

    @Test
    void a_record_that_cannot_be_read_makes_the_history_incomplete() {
        api.put(ISSUE, state(Map.of(Fields.STATUS, said("later", 9_000, new Text("Done")))));
        EventRecord record = changed("late", 5_000, "Review", "Done");
        api.put(record);
        assertThat(complete()).isTrue();

        api.store.spoil(EventKey.of(record.envelope()));

        assertThat(complete()).isFalse();
    }

    private boolean complete() {
        return api.explain("acme", "A-1").body().path("historyComplete").asBoolean();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "names|{'id':'5b10','name':'Ada'}|'Ada'|'Bob'",
                "ids|{'id':'5b10','name':null}|null|null",
                "none|null|null|null"
            })
    void what_was_kept_of_people_is_shown_no_further_than_the_site_says_now(
            String people, String by, String from, String to) {
        var bob = new User("5b11", "Bob");
        api.put(ISSUE, state(Map.of(Fields.ASSIGNEE, said("late", 5_000, bob))));
        api.put(
                changed(
                        "late",
                        5_000,
                        new Change(Fields.ASSIGNEE, "Ada", "Bob", Change.hash(bob), People.NAMES)));
        api.configuration = configuration("sites: { acme: { people: " + people + " } }");

        JsonNode explained = change("assignee");
        JsonNode event = api.event("acme", id("late")).body();

        assertThat(explained.path("known").asText()).isEqualTo("known");
        for (JsonNode shown : List.of(explained, event)) {
            assertThat(shown.path("by")).isEqualTo(json(by));
        }
        for (JsonNode shown : List.of(explained, event.path("changes").path(0))) {
            assertThat(shown.path("from")).isEqualTo(json(from));
            assertThat(shown.path("to")).isEqualTo(json(to));
        }
        assertThat(api.item("acme", "A-1").body().at("/assignee/name").asText()).isEqualTo("Bob");
    }

    @Test
    void an_event_tells_its_changes_by_the_names_of_the_item_and_how_many_had_no_room() {
        Change sprint = new Change(Fields.SPRINT, null, "Sprint 1", Change.hash(new Text("41")));
        EventRecord record = changed("late", 5_000, sprint);
        api.put(
                Samples.changing(
                        record, new Changes(ADA, record.changes().stamp(), List.of(sprint), 3)));

        JsonNode event = api.event("acme", id("late")).body();

        assertThat(event.path("by")).isEqualTo(json("{'id':'5b10','name':'Ada'}"));
        assertThat(event.path("changes"))
                .isEqualTo(json("[{'field':'sprintId','from':null,'to':'Sprint 1'}]"));
        assertThat(event.path("changesLeftOut").asInt()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not_visible", "archived"})
    void an_event_of_an_issue_that_is_not_seen_tells_neither_its_changes_nor_who_made_them(
            String visibility) {
        api.put(changed("late", 5_000, "Review", "Done"));
        State seen = Samples.keyed("A-1");
        api.put(ISSUE, seen);
        assertThat(event().path("changes")).hasSize(1);

        api.put(ISSUE, Samples.with(seen, Fields.VISIBILITY, new Text(visibility)));

        for (String issue : List.of("A-1", "10013")) {
            JsonNode events = api.events("issue", issue, "site", "acme").body().path("events");
            assertThat(events).as(issue).hasSize(3).allSatisfy(WhoChangedTest::assertTellsNothing);
        }
        assertTellsNothing(event());
    }

    @Test
    void a_list_by_outcome_tells_no_change_of_an_issue_that_is_not_seen() {
        EventRecord record = changed("late", 5_000, "Review", "Done");
        api.put(
                Samples.changing(
                        Samples.record(record.envelope(), Outcome.DEAD), record.changes()));
        api.put(
                ISSUE,
                Samples.with(Samples.keyed("A-1"), Fields.VISIBILITY, new Text("not_visible")));

        JsonNode events = api.events("outcome", "DEAD").body().path("events");

        assertThat(events).hasSize(1).allSatisfy(WhoChangedTest::assertTellsNothing);
    }

    @Test
    void an_event_of_an_issue_whose_state_cannot_be_read_tells_no_change() {
        api.put(changed("late", 5_000, "Review", "Done"));
        api.put(ISSUE, Samples.keyed("A-1"));
        api.store.spoil(ISSUE);

        assertTellsNothing(event());
    }

    private JsonNode event() {
        return api.event("acme", id("late")).body();
    }

    private static void assertTellsNothing(JsonNode event) {
        assertThat(event.path("eventId").isTextual()).isTrue();
        assertThat(event.path("by").isNull()).isTrue();
        assertThat(event.path("changes").isArray()).isTrue();
        assertThat(event.path("changes")).isEmpty();
        assertThat(event.path("changesLeftOut").asInt(-1)).isZero();
    }

    private JsonNode change(String name) {
        for (JsonNode field : api.explain("acme", "A-1").body().path("fields")) {
            if (field.path("name").asText().equals(name)) {
                return field.path("change");
            }
        }
        throw new AssertionError("no field " + name);
    }

    private static EventRecord changed(
            String body, long updated, @Nullable String from, String to) {
        return changed(
                body, updated, new Change(Fields.STATUS, from, to, Change.hash(new Text(to))));
    }

    private static EventRecord changed(String body, long updated, Change change) {
        Envelope envelope = Samples.envelope(ISSUE, body);
        return Samples.changing(
                Samples.record(envelope, Outcome.APPLIED),
                new Changes(ADA, stamp(body, updated), List.of(change)));
    }

    private static State state(Map<String, Register> registers) {
        return Samples.keyed("A-1").join(State.of(registers, 0, List.of(), false));
    }

    private static Register said(String body, long updated, FieldValue value) {
        return new Register(stamp(body, updated), value);
    }

    private static Stamp stamp(String body, long updated) {
        String hash = Samples.envelope(ISSUE, body).eventId().hash();
        return new Stamp(true, updated, updated, 0, hash);
    }

    private static String id(String body) {
        return Samples.envelope(ISSUE, body).eventId().toString();
    }

    private static JsonNode json(String text) {
        return Api.json(text.replace('\'', '"'));
    }

    private static Configuration configuration(String yaml) {
        return switch (ConfigurationReader.read(yaml, "it.yaml")) {
            case ConfigurationResult.Valid(Configuration configuration, _) -> configuration;
            case ConfigurationResult.Invalid(var problems) ->
                    throw new AssertionError(problems.toString());
        };
    }
}
