package io.sprintqueue.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.merge.FieldValue.Cleared;
import io.sprintqueue.core.merge.FieldValue.Numeric;
import io.sprintqueue.core.merge.FieldValue.Text;
import io.sprintqueue.core.merge.FieldValue.User;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.Register;
import io.sprintqueue.core.merge.Stamp;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.Samples;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

class ExplainTest {
    private static final EntityKey ISSUE = Samples.issue(Api.ACME, "10013");

    private final Api api = new Api();

    @Test
    void each_field_has_its_value_its_event_its_jira_time_and_the_link_while_there_is_a_record() {
        api.put(
                ISSUE,
                state(
                        Map.of(
                                Fields.KEY, setBy("kept", 5_000, new Text("A-1")),
                                Fields.ASSIGNEE, setBy("kept", 5_000, new User("5b", "Mia")),
                                Fields.STORY_POINTS,
                                        setBy("gone", 6_000, new Numeric(new BigDecimal("2.5"))),
                                Fields.SPRINT, setBy("gone", 6_000, new Cleared()))));
        api.put(Samples.record(Samples.envelope(ISSUE, "kept"), Outcome.APPLIED));

        var answer = api.explain("acme", "A-1");

        assertThat(answer.status()).isEqualTo(200);
        String kept = id("kept");
        assertThat(field(answer.body(), "key"))
                .isEqualTo(
                        Api.json(
                                """
                                {"name":"key","value":"A-1","eventId":"%s",
                                "jiraTime":"1970-01-01T00:00:05Z","full":true,
                                "webhookEvent":"jira:issue_updated",
                                "event":"/ops/events/acme/%s",
                                "change":{"known":"unknown","by":null,"at":null,"from":null,"to":null,
                                "eventId":null,"event":null}}\
                                """
                                        .formatted(kept, kept)));
        assertThat(field(answer.body(), "assignee").path("value"))
                .isEqualTo(Api.json("{\"id\":\"5b\",\"name\":\"Mia\"}"));
        assertThat(field(answer.body(), "storyPoints"))
                .isEqualTo(
                        Api.json(
                                """
                                {"name":"storyPoints","value":2.5,"eventId":"%s",
                                "jiraTime":"1970-01-01T00:00:06Z","full":true,
                                "webhookEvent":null,"event":null,
                                "change":{"known":"unknown","by":null,"at":null,"from":null,"to":null,
                                "eventId":null,"event":null}}\
                                """
                                        .formatted(id("gone"))));
        assertThat(field(answer.body(), "sprintId").path("value").isNull()).isTrue();
        assertThat(field(answer.body(), "sprintId").path("eventId").asText()).isEqualTo(id("gone"));
    }

    @Test
    void what_is_left_over_of_a_sprint_names_the_event_that_had_put_it_there() {
        api.put(
                ISSUE,
                state(
                        Map.of(
                                Fields.KEY, setBy("kept", 5_000, new Text("A-1")),
                                Fields.SPRINT, setBy("kept", 5_000, new Text("41")))));
        api.put(
                new EntityKey(Api.ACME, Entity.sprint("41")),
                Samples.state(Map.of(Fields.SPRINT_STATE, new Text("closed"))));

        var fields = api.explain("acme", "A-1").body();

        assertThat(field(fields, "sprintId").path("value").isNull()).isTrue();
        assertThat(field(fields, "sprintId").path("eventId").isNull()).isTrue();
        assertThat(field(fields, "leftOverOf").path("value").asText()).isEqualTo("41");
        assertThat(field(fields, "leftOverOf").path("eventId").asText()).isEqualTo(id("kept"));
    }

    @Test
    void a_field_that_no_event_has_spoken_of_says_so_by_its_nulls() {
        api.put(ISSUE, Samples.keyed("A-1"));

        assertThat(field(api.explain("acme", "A-1").body(), "rank"))
                .isEqualTo(
                        Api.json(
                                """
                                {"name":"rank","value":null,"eventId":null,"jiraTime":null,
                                "full":null,"webhookEvent":null,"event":null,
                                "change":{"known":"unknown","by":null,"at":null,"from":null,"to":null,
                                "eventId":null,"event":null}}\
                                """));
    }

    @Test
    void it_says_which_item_it_explains_by_any_key_it_had() {
        api.put(ISSUE, Samples.state(Map.of(Fields.KEY, new Text("NEW-1")), "OLD-1", "NEW-1"));

        for (String key : List.of("NEW-1", "OLD-1")) {
            JsonNode body = api.explain("acme", key).body();
            assertThat(body.path("site").asText()).isEqualTo("acme");
            assertThat(body.path("issueId").asText()).isEqualTo("10013");
            assertThat(body.path("key").asText()).isEqualTo("NEW-1");
            assertThat(body.path("previousKeys")).isEqualTo(Api.json("[\"OLD-1\"]"));
            assertThat(body.path("revision").asLong()).isEqualTo(1);
            assertThat(body.path("deleted").asBoolean()).isFalse();
        }
    }

    @Test
    void what_is_deleted_or_hidden_is_gone_and_explained_all_the_same() {
        api.put(ISSUE, Samples.deleted(Samples.keyed("A-1")));
        api.put(
                new EntityKey(Api.ACME, Entity.project("10031")),
                Samples.state(Map.of(Fields.LIFECYCLE, new Text("archived"))));
        api.put(
                Samples.issue(Api.ACME, "2"),
                Samples.with(Samples.keyed("A-2"), Fields.PROJECT_ID, new Text("10031")));

        for (String key : List.of("A-1", "A-2")) {
            assertThat(api.explain("acme", key).status()).isEqualTo(410);
            assertThat(field(api.explain("acme", key).body(), "key").path("value").asText())
                    .isEqualTo(key);
        }
    }

    @Test
    void an_unknown_key_is_not_found_and_one_that_cannot_be_is_refused() {
        assertThat(api.explain("acme", "NOPE-1").status()).isEqualTo(404);
        assertThat(api.explain("acme", " ").status()).isEqualTo(400);
        assertThat(api.explain("ACME", "A-1").status()).isEqualTo(400);
    }

    private static JsonNode field(JsonNode body, String name) {
        for (JsonNode field : body.path("fields")) {
            if (field.path("name").asText().equals(name)) {
                return field;
            }
        }
        throw new AssertionError("no field " + name + " in " + body);
    }

    private static State state(Map<String, Register> registers) {
        return State.of(registers, 0, List.of("A-1"), false);
    }

    private static Register setBy(String body, long updated, FieldValue value) {
        String hash = Samples.envelope(ISSUE, body).eventId().hash();
        return new Register(new Stamp(true, updated, updated, 0, hash), value);
    }

    private static String id(String body) {
        return Samples.envelope(ISSUE, body).eventId().toString();
    }
}
