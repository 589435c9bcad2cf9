package io.sprintqueue.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.merge.FieldValue.Cleared;
import io.sprintqueue.core.merge.FieldValue.Numeric;
import io.sprintqueue.core.merge.FieldValue.Text;
import io.sprintqueue.core.merge.FieldValue.Texts;
import io.sprintqueue.core.merge.FieldValue.User;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.readmodel.QueueItem;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.Samples;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class ItemsTest {
    private final Api api = new Api();

    @Test
    void an_item_has_exactly_the_names_of_the_contract() {
        api.put(Samples.issue(Api.ACME, "10013"), everything());

        var answer = api.item("acme", "ORBIT-1");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo(
                        Api.json(
                                """
                                {"site":"acme","issueId":"10013","key":"ORBIT-1",
                                "previousKeys":["COMET-7"],"summary":"Ünïcode 🚀","type":"Story",
                                "status":"In Review","statusCategory":"indeterminate",
                                "queueState":"ACTIVE","priority":"High",
                                "assignee":{"id":"5b10","name":"Mia"},"sprintId":"41",
                                "leftOverOf":null,"rank":"0|hzzzzz:","storyPoints":20,"epicKey":"ORBIT-9",
                                "subtask":null,"parentKey":null,"hierarchyLevel":null,
                                "labels":["a","b"],"dueDate":"2035-03-14","projectId":"10031",
                                "projectKey":"ORBIT","created":"2035-02-01T08:00:00Z",
                                "updated":"2035-03-01T11:59:00Z",
                                "lastActivity":"2035-03-01T12:00:00Z","deleted":false,
                                "custom":{"areas":["x","y"],"later":"{\\"S\\":\\"new\\"}",
                                "reviewer":{"id":"6c20","name":"Noa"},"size":0.5,"team":"Blue"},
                                "revision":1,"url":null}\
                                """));
    }

    @Test
    void what_is_unknown_or_cleared_is_null_and_its_name_is_there() {
        api.put(
                Samples.issue(Api.ACME, "10013"),
                Samples.with(Samples.keyed("ORBIT-1"), Fields.ASSIGNEE, new Cleared()));

        assertThat(api.item("acme", "ORBIT-1").body())
                .isEqualTo(
                        Api.json(
                                """
                                {"site":"acme","issueId":"10013","key":"ORBIT-1",
                                "previousKeys":[],"summary":null,"type":null,"status":null,
                                "statusCategory":null,"queueState":"PENDING","priority":null,
                                "assignee":null,"sprintId":null,"leftOverOf":null,"rank":null,"storyPoints":null,
                                "epicKey":null,"subtask":null,"parentKey":null,
                                "hierarchyLevel":null,"labels":[],"dueDate":null,"projectId":null,
                                "projectKey":null,"created":null,"updated":null,
                                "lastActivity":"2035-03-01T12:00:00Z","deleted":false,
                                "custom":{},"revision":1,"url":null}\
                                """));
    }

    @ParameterizedTest
    @CsvSource({"20, 20", "2E+1, 20", "0.50, 0.5", "-100, -100", "0, 0", "1E+40, 1E+40"})
    void numbers_are_written_as_people_write_them(BigDecimal points, String shown) {
        var state = Samples.with(Samples.keyed("A-1"), Fields.STORY_POINTS, new Numeric(points));

        var item = QueueItem.of(Api.ACME, "10013", state, State.EMPTY, 1);

        assertThat(Json.item(item, null).toString()).contains("\"storyPoints\":" + shown + ",");
    }

    @Test
    void a_deleted_item_is_gone_and_its_last_shape_is_the_body() {
        api.put(Samples.issue(Api.ACME, "10013"), Samples.deleted(Samples.keyed("ORBIT-1")));

        var answer = api.item("acme", "ORBIT-1");

        assertThat(answer.status()).isEqualTo(410);
        assertThat(answer.body().path("issueId").asText()).isEqualTo("10013");
        assertThat(answer.body().path("deleted").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"not_visible", "archived"})
    void an_item_that_the_account_of_sync_does_not_see_is_not_found_and_the_answer_says_why(
            String visibility) {
        api.put(
                Samples.issue(Api.ACME, "10013"),
                Samples.with(Samples.keyed("ORBIT-1"), Fields.VISIBILITY, new Text(visibility)));

        for (String asked : List.of("ORBIT-1", "10013")) {
            var answer = api.item("acme", asked);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body().path("error").asText()).isEqualTo(visibility);
            assertThat(answer.body().has("summary")).isFalse();
        }
    }

    @Test
    void an_item_is_found_by_a_key_it_had_before() {
        var moved = Samples.with(Samples.keyed("ORBIT-3"), Fields.KEY, new Text("COMET-7"));
        api.put(Samples.issue(Api.ACME, "10013"), moved);

        var answer = api.item("acme", "ORBIT-3");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("key").asText()).isEqualTo("COMET-7");
        assertThat(answer.body().path("previousKeys").path(0).asText()).isEqualTo("ORBIT-3");
    }

    @Test
    void an_item_is_found_by_its_key_in_lower_case_and_as_it_was_pasted() {
        api.put(Samples.issue(Api.ACME, "10013"), Samples.keyed("ORBIT-1"));

        for (String typed : List.of("orbit-1", " ORBIT-1 ", "Orbit-1\n", "\u00a0orbit-1")) {
            assertThat(api.item("acme", typed).body().path("key").asText()).isEqualTo("ORBIT-1");
            assertThat(api.explain("acme", typed).status()).isEqualTo(200);
        }
    }

    @Test
    void an_item_is_found_by_its_id_although_no_index_leads_to_it() {
        EntityKey issue = Samples.issue(Api.ACME, "10013");
        api.put(issue, Samples.state(Map.of(Fields.SUMMARY, new Text("No key is known"))));

        for (String typed : List.of("10013", " 10013\n")) {
            assertThat(api.item("acme", typed).body().path("issueId").asText()).isEqualTo("10013");
            assertThat(api.explain("acme", typed).status()).isEqualTo(200);
        }
        assertThat(api.item("default", "10013").status()).isEqualTo(404);
        assertThat(api.explain("acme", "10014").status()).isEqualTo(404);
        assertThat(api.item("acme", "1".repeat(41)).status()).isEqualTo(404);
    }

    @Test
    void a_key_that_a_hidden_issue_has_too_is_that_of_the_visible_one() {
        api.put(project("1"), Samples.deleted(State.EMPTY));
        api.put(Samples.issue(Api.ACME, "1"), ofProject("1"));
        api.put(Samples.issue(Api.ACME, "2"), ofProject("2"));

        assertThat(api.item("acme", "ORBIT-1").status()).isEqualTo(200);
        assertThat(api.item("acme", "ORBIT-1").body().path("issueId").asText()).isEqualTo("2");
    }

    @Test
    void what_was_not_done_when_its_sprint_closed_is_in_none_and_says_of_which_it_is_left_over() {
        api.put(Samples.issue(Api.ACME, "1"), inSprint("A-1", "new"));
        api.put(Samples.issue(Api.ACME, "2"), inSprint("A-2", "done"));
        assertSprint("A-1", "41", null);

        api.put(sprint(), Samples.state(Map.of(Fields.SPRINT_STATE, new Text("closed"))));
        assertSprint("A-1", null, "41");
        assertSprint("A-2", "41", null);

        api.put(sprint(), Samples.state(Map.of(Fields.SPRINT_STATE, new Text("active"))));
        assertSprint("A-1", "41", null);

        api.put(sprint(), Samples.deleted(State.EMPTY));
        assertSprint("A-1", null, "41");
        assertSprint("A-2", null, "41");
    }

    private void assertSprint(String key, @Nullable String sprintId, @Nullable String leftOverOf) {
        JsonNode item = api.item("acme", key).body();
        assertThat(item.path("sprintId").textValue()).as(key).isEqualTo(sprintId);
        assertThat(item.path("leftOverOf").textValue()).as(key).isEqualTo(leftOverOf);
    }

    private static EntityKey sprint() {
        return new EntityKey(Api.ACME, Entity.sprint("41"));
    }

    private static State inSprint(String key, String category) {
        return Samples.state(
                Map.of(
                        Fields.KEY, new Text(key),
                        Fields.SPRINT, new Text("41"),
                        Fields.STATUS_CATEGORY, new Text(category)));
    }

    @Test
    void an_unknown_key_and_one_of_another_site_are_not_found() {
        api.put(Samples.issue(Api.ACME, "10013"), Samples.keyed("ORBIT-1"));

        assertThat(api.item("acme", "ORBIT-2").status()).isEqualTo(404);
        assertThat(api.item("default", "ORBIT-1").status()).isEqualTo(404);
        assertThat(api.item("acme", "ORBIT-2").body())
                .isEqualTo(
                        Api.json(
                                """
                                {"error":"not_found",
                                "message":"no issue of this site has that id, or has or had that key"}\
                                """));
    }

    @Test
    void a_key_that_no_issue_could_have_is_refused() {
        assertThat(api.item("acme", " ").status()).isEqualTo(400);
        assertThat(api.item("acme", "x".repeat(256)).status()).isEqualTo(400);
        assertThat(api.item("acme", "x".repeat(255)).status()).isEqualTo(404);
        assertThat(api.item("acme", " ").message()).isEqualTo("key is not 1 to 255 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ACME", "a_b", "012345678901234567890123456789012", "ä"})
    void a_site_that_cannot_be_is_refused(String site) {
        assertThat(api.item(site, "A-1").status()).isEqualTo(400);
        assertThat(api.item(site, "A-1").message())
                .isEqualTo("site is not 1 to 32 of a-z, 0-9 and -");
    }

    @ParameterizedTest
    @ValueSource(strings = {"archived", "trashed"})
    void an_item_of_a_project_that_is_not_live_is_gone(String lifecycle) {
        api.put(project("10031"), Samples.state(Map.of(Fields.LIFECYCLE, new Text(lifecycle))));
        api.put(Samples.issue(Api.ACME, "10013"), ofProject("10031"));

        assertThat(api.item("acme", "ORBIT-1").status()).isEqualTo(410);
        assertThat(api.item("acme", "ORBIT-1").body().path("deleted").asBoolean()).isFalse();
    }

    @Test
    void an_item_of_a_deleted_project_is_gone_and_of_a_live_or_unknown_one_is_not() {
        api.put(project("1"), Samples.deleted(State.EMPTY));
        api.put(project("2"), Samples.state(Map.of(Fields.LIFECYCLE, new Text("live"))));
        api.put(new EntityKey(Site.DEFAULT, Entity.project("3")), Samples.deleted(State.EMPTY));
        for (String id : List.of("1", "2", "3", "no id at all")) {
            api.put(
                    Samples.issue(Api.ACME, "10" + id.length() + id.charAt(0)),
                    Samples.with(ofProject(id), Fields.KEY, new Text("P-" + id)));
        }

        assertThat(api.item("acme", "P-1").status()).isEqualTo(410);
        assertThat(api.item("acme", "P-2").status()).isEqualTo(200);
        assertThat(api.item("acme", "P-3").status()).isEqualTo(200);
        assertThat(api.item("acme", "P-no id at all").status()).isEqualTo(200);
    }

    private static EntityKey project(String id) {
        return new EntityKey(Api.ACME, Entity.project(id));
    }

    private static State ofProject(String id) {
        return Samples.with(Samples.keyed("ORBIT-1"), Fields.PROJECT_ID, new Text(id));
    }

    private static State everything() {
        var values = new TreeMap<String, FieldValue>();
        values.put(Fields.KEY, new Text("ORBIT-1"));
        values.put(Fields.SUMMARY, new Text("Ünïcode 🚀"));
        values.put(Fields.TYPE, new Text("Story"));
        values.put(Fields.STATUS, new Text("In Review"));
        values.put(Fields.STATUS_CATEGORY, new Text("indeterminate"));
        values.put(Fields.PRIORITY, new Text("High"));
        values.put(Fields.ASSIGNEE, new User("5b10", "Mia"));
        values.put(Fields.SPRINT, new Text("41"));
        values.put(Fields.RANK, new Text("0|hzzzzz:"));
        values.put(Fields.STORY_POINTS, new Numeric(BigDecimal.valueOf(20)));
        values.put(Fields.EPIC, new Text("ORBIT-9"));
        values.put(Fields.LABELS, new Texts(List.of("a", "b")));
        values.put(Fields.DUE_DATE, new Text("2035-03-14"));
        values.put(Fields.PROJECT_ID, new Text("10031"));
        values.put(Fields.PROJECT_KEY, new Text("ORBIT"));
        values.put(Fields.CREATED, new Text("2035-02-01T08:00:00Z"));
        values.put(Fields.UPDATED, new Text("2035-03-01T11:59:00Z"));
        values.put("custom.team", new Text("Blue"));
        values.put("custom.size", new Numeric(new BigDecimal("0.5")));
        values.put("custom.reviewer", new User("6c20", "Noa"));
        values.put("custom.areas", new Texts(List.of("x", "y")));
        values.put("custom.gone", new Cleared());
        values.put("custom.later", new FieldValue.Opaque("{\"S\":\"new\"}"));
        return Samples.state(values, "ORBIT-1", "COMET-7");
    }
}
