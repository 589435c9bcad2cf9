package io.sprintqueue.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.merge.FieldValue.Flag;
import io.sprintqueue.core.merge.FieldValue.Numeric;
import io.sprintqueue.core.merge.FieldValue.Text;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.readmodel.Mention;
import io.sprintqueue.operations.Api.Answered;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.IndexRows.Slice;
import io.sprintqueue.store.Samples;
import io.sprintqueue.store.sync.IndexProgress.Done;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/// The sprints of a site, and a sprint with its totals.
class SprintListsTest {
    private final Api api = new Api();

    @Test
    void a_list_has_exactly_the_names_of_the_contract() {
        api.put(sprint("41"), phase("active", "9"));

        assertThat(api.sprints("acme").body())
                .isEqualTo(
                        Api.json(
                                """
                                {"sprints":[{"id":"41","name":null,"state":"active","goal":null,
                                "startDate":null,"endDate":null,"completeDate":null,
                                "activatedDate":null,"boardId":"9","deleted":false,
                                "origin":"event"}],"unreadable":[],"complete":false,"next":null}\
                                """));
    }

    @Test
    void sprints_are_chosen_by_state_and_board_and_listed_part_by_part() {
        api.put(sprint("1"), phase("closed", "9"));
        api.put(sprint("2"), phase("future", "9"));
        api.put(sprint("3"), phase("active", "8"));

        assertThat(ids(api.sprints("acme"))).containsExactly("3", "2", "1");
        assertThat(ids(api.sprints("acme", "state", "closed,active"))).containsExactly("3", "1");
        assertThat(ids(api.sprints("acme", "board", "9"))).containsExactly("2", "1");
        Answered first = api.sprints("acme", "limit", "2");
        assertThat(ids(first)).containsExactly("3", "2");
        String next = first.body().path("next").asText();
        assertThat(ids(api.sprints("acme", "limit", "2", "next", next))).containsExactly("1");
        assertThat(api.sprints("acme", "state", "closed", "next", next).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "state, done, state is not a list of",
        "state, 'active,', state is not a list of",
        "state, unknown, state is not a list of",
        "board, 'a b', board is not the id",
        "limit, 0, limit is not a number from 1 to 200",
        "limit, 201, limit is not a number from 1 to 200",
        "next, x, next is not a token"
    })
    void a_list_that_makes_no_sense_is_refused(String name, String value, String message) {
        Answered answer = api.sprints("acme", name, value);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).contains(message);
    }

    @Test
    void a_sprint_of_which_only_an_issue_has_told_says_so_in_every_answer() {
        State said = phase("closed", "9");
        api.store.keep(Api.ACME, new Mention(Entity.sprint("41"), Samples.stamp(1), said));
        api.put(Samples.issue(Api.ACME, "1"), Samples.ranked("41", "a"));

        for (var sprint :
                List.of(
                        api.sprints("acme").body().path("sprints").path(0),
                        api.totals("acme", "41").body().path("sprint"),
                        api.sprint("acme", "41").body().path("sprint"))) {
            assertThat(sprint.path("origin").asText()).isEqualTo("issue");
            assertThat(sprint.path("state").asText()).isEqualTo("closed");
        }
        assertThat(api.sprint("acme", "41").body().path("items")).hasSize(1);
        assertThat(api.sprint("acme", "41").body().path("leftOver")).isEmpty();
    }

    @Test
    void totals_count_what_is_in_the_sprint_and_sub_tasks_apart() {
        api.put(sprint("41"), phase("active", "9"));
        put("1", "new", "3");
        put("2", "indeterminate", "0.5");
        put("3", "done", "");
        api.put(
                Samples.issue(Api.ACME, "4"),
                Samples.with(Samples.ranked("41", "d"), Fields.SUBTASK, new Flag(true)));

        assertThat(api.totals("acme", "41").body().path("totals"))
                .isEqualTo(
                        Api.json(
                                """
                                {"items":3,"points":3.5,"unestimated":1,"subtasks":1,"leftOver":0,
                                "byState":{"PENDING":{"items":1,"points":3},
                                "ACTIVE":{"items":1,"points":0.5},"DONE":{"items":1,"points":0}}}\
                                """));
    }

    @Test
    void what_an_ended_sprint_left_over_counts_apart() {
        api.put(sprint("41"), phase("closed", "9"));
        put("1", "new", "3");
        put("2", "done", "20");

        var totals = api.totals("acme", "41").body().path("totals");

        assertThat(totals.path("items").asInt()).isEqualTo(1);
        assertThat(totals.path("points").toString()).isEqualTo("20");
        assertThat(totals.path("leftOver").asInt()).isEqualTo(1);
        assertThat(totals.path("byState").path("PENDING").path("items").asInt()).isZero();
    }

    @Test
    void a_sprint_that_is_unknown_gone_or_impossible_says_so() {
        api.put(sprint("42"), Samples.deleted(State.EMPTY));

        assertThat(api.totals("acme", "41").status()).isEqualTo(404);
        assertThat(api.totals("acme", "42").status()).isEqualTo(410);
        assertThat(api.totals("acme", "a b").status()).isEqualTo(400);
    }

    @Test
    void lists_are_complete_once_migrate_has_looked_at_every_row() {
        api.rows = (place, _) -> new Slice(100, 7, 1, place == null ? "half" : null);
        assertThat(api.sprints("acme").body().path("complete").asBoolean()).isFalse();

        assertThat(migrate(Map.of()))
                .isEqualTo(
                        Api.json(
                                """
                                {"looked":100,"written":7,"unreadable":1,"complete":false}\
                                """));
        assertThat(api.sprints("acme").body().path("complete").asBoolean()).isFalse();
        assertThat(migrate(Map.of()).path("looked").asInt()).isEqualTo(200);
        assertThat(api.sprints("acme").body().path("complete").asBoolean()).isTrue();
        assertThat(migrate(Map.of()).path("looked").asInt()).isEqualTo(200);

        assertThat(migrate(Map.of("again", "true")).path("looked").asInt()).isEqualTo(100);
        assertThat(api.sprints("acme").body().path("complete").asBoolean()).isFalse();
    }

    @Test
    void of_two_that_migrate_at_once_one_is_told_what_the_other_did() {
        api.rows =
                (_, _) -> {
                    api.progress.note(new Done(null, 9, 9, 0, true, 0));
                    return new Slice(100, 7, 0, "half");
                };

        assertThat(migrate(Map.of()).path("looked").asInt()).isEqualTo(9);
        assertThat(api.progress.read().complete()).isTrue();
    }

    private JsonNode migrate(Map<String, String> query) {
        return api.get("POST /ops/migrate", Map.of(), query).body();
    }

    private void put(String id, String category, String points) {
        State state =
                Samples.with(
                        Samples.ranked("41", "r" + id), Fields.STATUS_CATEGORY, new Text(category));
        api.put(
                Samples.issue(Api.ACME, id),
                points.isEmpty()
                        ? state
                        : Samples.with(
                                state, Fields.STORY_POINTS, new Numeric(new BigDecimal(points))));
    }

    private static State phase(String phase, String board) {
        return Samples.state(
                Map.of(Fields.SPRINT_STATE, new Text(phase), Fields.BOARD_ID, new Text(board)));
    }

    private static EntityKey sprint(String id) {
        return new EntityKey(Api.ACME, Entity.sprint(id));
    }

    private static List<String> ids(Answered answer) {
        return StreamSupport.stream(answer.body().path("sprints").spliterator(), false)
                .map(sprint -> sprint.path("id").asText())
                .toList();
    }
}
