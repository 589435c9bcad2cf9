package io.sprintqueue.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.merge.FieldValue.Cleared;
import io.sprintqueue.core.merge.FieldValue.Flag;
import io.sprintqueue.core.merge.FieldValue.Text;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.readmodel.Mention;
import io.sprintqueue.operations.Api.Answered;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.Samples;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/// The backlog of a project, and the list of projects.
class BacklogsTest {
    private static final EntityKey PROJECT = new EntityKey(Api.ACME, Entity.project("31"));

    private final Api api = new Api();

    @Test
    void a_project_is_found_by_its_key_in_any_case_and_by_its_id() {
        api.put(PROJECT, project("ORBIT"));
        put("1", "31", "b");
        put("2", "31", "a");
        put("3", "32", "a");

        for (String asked : List.of("ORBIT", "orbit", " Orbit", "31")) {
            Answered answer = api.backlog("acme", asked);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(ids(answer, "items")).containsExactly("2", "1");
            assertThat(answer.body().path("project"))
                    .isEqualTo(
                            Api.json(
                                    """
                                    {"id":"31","key":"ORBIT","name":null,"lifecycle":"live",
                                    "origin":"event"}\
                                    """));
        }
        assertThat(api.backlog("acme", "32").body().path("project").path("origin").asText())
                .isEqualTo("issue");
    }

    @Test
    void a_backlog_has_exactly_the_names_of_the_contract() {
        api.put(PROJECT, project("ORBIT"));

        List<String> names = new ArrayList<>();
        api.backlog("acme", "ORBIT").body().fieldNames().forEachRemaining(names::add);

        assertThat(names)
                .containsExactlyInAnyOrder(
                        "project",
                        "items",
                        "leftOver",
                        "leftOverTruncated",
                        "unreadable",
                        "complete",
                        "truncated",
                        "next",
                        "readAt");
    }

    @Test
    void a_project_that_is_unknown_gone_or_no_name_says_so() {
        api.put(PROJECT, Samples.deleted(project("ORBIT")));

        assertThat(api.backlog("acme", "COMET").status()).isEqualTo(404);
        assertThat(api.backlog("acme", "32").status()).isEqualTo(404);
        assertThat(api.backlog("acme", "31").status()).isEqualTo(410);
        assertThat(api.backlog("acme", " ").status()).isEqualTo(400);
        assertThat(api.backlog("acme", "31", "next", "x").status()).isEqualTo(400);
        assertThat(api.backlog("acme", "31", "limit", "0").status()).isEqualTo(400);
    }

    @Test
    void a_hidden_project_shows_no_item() {
        api.put(PROJECT, Samples.with(project("ORBIT"), Fields.LIFECYCLE, new Text("archived")));
        put("1", "31", "a");

        Answered answer = api.backlog("acme", "ORBIT");

        assertThat(ids(answer, "items")).isEmpty();
        assertThat(answer.body().path("project").path("lifecycle").asText()).isEqualTo("archived");
    }

    @Test
    void what_sprints_that_ended_left_over_stands_in_the_first_part_alone() {
        api.put(PROJECT, project("ORBIT"));
        end("40", Duration.ofDays(59));
        end("39", Duration.ofDays(61));
        put("1", "31", "a");
        put("2", "31", "b");
        putLeftOver("3", "40", Map.of());
        putLeftOver("4", "39", Map.of());
        putLeftOver("5", "40", Map.of(Fields.PROJECT_ID, new Text("32")));
        putLeftOver("6", "40", Map.of(Fields.STATUS_CATEGORY, new Text("done")));
        putLeftOver("7", "40", Map.of(Fields.SUBTASK, new Flag(true)));

        Answered first = api.backlog("acme", "31", "limit", "1");

        assertThat(ids(first, "items")).containsExactly("1");
        assertThat(ids(first, "leftOver")).containsExactly("3");
        assertThat(first.body().path("leftOver").path(0).path("leftOverOf").asText())
                .isEqualTo("40");
        assertThat(first.body().path("leftOverTruncated").asBoolean()).isFalse();
        String next = first.body().path("next").asText();
        Answered second = api.backlog("acme", "31", "limit", "1", "next", next);
        assertThat(ids(second, "items")).containsExactly("2");
        assertThat(ids(second, "leftOver")).isEmpty();
        assertThat(second.body().path("truncated").asBoolean()).isFalse();
    }

    @Test
    void no_more_than_the_twenty_newest_sprints_are_looked_at() {
        for (int sprint = 1; sprint <= 21; sprint++) {
            end(Integer.toString(sprint), Duration.ofDays(sprint));
            putLeftOver("i" + sprint, Integer.toString(sprint), Map.of());
        }

        assertThat(ids(api.backlog("acme", "31"), "leftOver"))
                .hasSize(20)
                .startsWith("i1", "i2")
                .doesNotContain("i21");
        assertThat(isLeftOverTruncated()).isTrue();
    }

    @Test
    void twenty_sprints_that_ended_within_sixty_days_are_all() {
        for (int sprint = 1; sprint <= 20; sprint++) {
            end(Integer.toString(sprint), Duration.ofDays(sprint));
        }
        end("21", Duration.ofDays(61));
        put("1", "31", "a");

        assertThat(isLeftOverTruncated()).isFalse();
    }

    @Test
    void sprints_that_only_issues_tell_of_take_no_place_of_those_that_ended() {
        for (int sprint = 1; sprint <= 30; sprint++) {
            mention(sprint);
        }
        end("31", Duration.ofDays(31));
        putLeftOver("1", "31", Map.of());

        assertThat(ids(api.backlog("acme", "31"), "leftOver")).containsExactly("1");
        assertThat(isLeftOverTruncated()).isFalse();
    }

    @Test
    void of_very_many_sprints_that_only_issues_tell_of_there_may_be_more_behind_them() {
        for (int sprint = 1; sprint <= LeftOvers.PARTS_MAX * LeftOvers.SPRINTS_MAX; sprint++) {
            mention(sprint);
        }
        end("1000", Duration.ofDays(59));
        put("1", "31", "a");

        assertThat(isLeftOverTruncated()).isTrue();
    }

    private void mention(int sprint) {
        api.store.keep(
                Api.ACME,
                new Mention(
                        Entity.sprint(Integer.toString(sprint)),
                        Samples.stamp(1),
                        ended(Duration.ofHours(sprint))));
    }

    private boolean isLeftOverTruncated() {
        return api.backlog("acme", "31").body().path("leftOverTruncated").asBoolean();
    }

    @Test
    void a_project_that_is_not_found_may_be_in_a_row_that_migrate_has_not_looked_at() {
        assertThat(api.backlog("acme", "COMET").message())
                .contains("or its row is of an older version: run sprintqueue migrate");

        api.get("POST /ops/migrate", Map.of(), Map.of());

        assertThat(api.backlog("acme", "COMET").message())
                .isEqualTo(
                        "no event of this site has mentioned a project with that key; its id works"
                                + " too");
    }

    @Test
    void a_list_that_is_kept_is_given_for_no_other_next() {
        put("1", "31", "a");
        assertThat(api.backlog("acme", "31", "state", "pending").status()).isEqualTo(200);

        Answered answer = api.backlog("acme", "31", "state", "pending", "next", "null");

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void projects_are_listed_by_key() {
        api.put(PROJECT, project("ORBIT"));
        api.put(new EntityKey(Api.ACME, Entity.project("32")), project("COMET"));

        JsonNode body =
                api.get("GET /ops/projects/{site}", Map.of("site", "acme"), Map.of()).body();

        assertThat(body)
                .isEqualTo(
                        Api.json(
                                """
                                {"projects":[{"id":"32","key":"COMET","name":null,
                                "lifecycle":"live","origin":"event"},{"id":"31","key":"ORBIT",
                                "name":null,"lifecycle":"live","origin":"event"}],
                                "unreadable":[],"complete":false,"next":null}\
                                """));
    }

    private void end(String sprint, Duration ago) {
        api.put(new EntityKey(Api.ACME, Entity.sprint(sprint)), ended(ago));
    }

    private static State ended(Duration ago) {
        return Samples.state(
                Map.of(
                        Fields.SPRINT_STATE,
                        new Text("closed"),
                        Fields.COMPLETE_DATE,
                        new Text(Samples.NOW.minus(ago).toString())));
    }

    private void put(String id, String project, String rank) {
        api.put(
                Samples.issue(Api.ACME, id),
                Samples.state(
                        Map.of(
                                Fields.PROJECT_ID, new Text(project),
                                Fields.RANK, new Text(rank),
                                Fields.SPRINT, new Cleared())));
    }

    private void putLeftOver(String id, String sprint, Map<String, FieldValue> other) {
        var values = new HashMap<String, FieldValue>();
        values.put(Fields.PROJECT_ID, new Text("31"));
        values.put(Fields.SPRINT, new Text(sprint));
        values.putAll(other);
        api.put(Samples.issue(Api.ACME, id), Samples.state(values));
    }

    private static State project(String key) {
        return Samples.state(Map.of(Fields.KEY, new Text(key)));
    }

    private static List<String> ids(Answered answer, String list) {
        return StreamSupport.stream(answer.body().path(list).spliterator(), false)
                .map(item -> item.path("issueId").asText())
                .toList();
    }
}
