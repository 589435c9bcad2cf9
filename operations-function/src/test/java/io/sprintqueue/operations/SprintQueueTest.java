package io.sprintqueue.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.FieldValue.Cleared;
import io.sprintqueue.core.merge.FieldValue.Text;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.operations.Api.Answered;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.Samples;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

class SprintQueueTest {
    private final Api api = new Api();

    @Test
    void the_sprint_has_exactly_the_names_of_the_contract() {
        api.put(
                sprint("41"),
                Samples.state(
                        Map.of(
                                Fields.NAME, new Text("Sprint 1"),
                                Fields.SPRINT_STATE, new Text("active"),
                                Fields.GOAL, new Text("Ship"),
                                Fields.START_DATE, new Text("2035-02-20T08:00:00Z"),
                                Fields.END_DATE, new Text("2035-03-06T08:00:00Z"),
                                Fields.BOARD_ID, new Text("7"))));

        var answer = api.sprint("acme", "41");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo(
                        Api.json(
                                """
                                {"sprint":{"id":"41","name":"Sprint 1","state":"active",
                                "goal":"Ship","startDate":"2035-02-20T08:00:00Z",
                                "endDate":"2035-03-06T08:00:00Z","completeDate":null,
                                "activatedDate":null,"boardId":"7","deleted":false,
                                "origin":"event"},"items":[],"leftOver":[],"unreadable":[],
                                "truncated":false,"next":null,
                                "readAt":"2035-03-01T12:00:00Z"}\
                                """));
    }

    @Test
    void an_issue_that_cannot_be_read_is_named_and_the_others_are_shown() {
        api.put(sprint("41"), Samples.state(Map.of()));
        for (String id : List.of("1", "2")) {
            api.put(Samples.issue(Api.ACME, id), Samples.ranked("41", id));
        }
        api.store.spoil(Samples.issue(Api.ACME, "1"));

        var answer = api.sprint("acme", "41");

        assertThat(answer.body().path("items")).hasSize(1);
        assertThat(answer.body().path("unreadable"))
                .isEqualTo(Api.json("[{\"site\":\"acme\",\"id\":\"issue-1\"}]"));
    }

    @Test
    void its_items_stand_in_rank_order_those_without_a_rank_last() {
        api.put(Samples.issue(Api.ACME, "1"), Samples.ranked("41", "0|i00007:"));
        api.put(Samples.issue(Api.ACME, "2"), unranked());
        api.put(Samples.issue(Api.ACME, "3"), Samples.ranked("41", "0|hzzzzz:"));
        api.put(Samples.issue(Api.ACME, "4"), Samples.ranked("41", "0|hzzzzz:i"));
        api.put(Samples.issue(Api.ACME, "5"), Samples.ranked("42", "0|a:"));
        api.put(Samples.issue(Site.DEFAULT, "6"), Samples.ranked("41", "0|a:"));

        assertThat(ids(api.sprint("acme", "41"))).containsExactly("3", "4", "1", "2");
    }

    @Test
    void deleted_items_and_those_of_hidden_projects_are_not_in_it() {
        api.put(
                new EntityKey(Api.ACME, Entity.project("10031")),
                Samples.state(Map.of(Fields.LIFECYCLE, new Text("archived"))));
        api.put(Samples.issue(Api.ACME, "1"), Samples.deleted(Samples.ranked("41", "a")));
        api.put(Samples.issue(Api.ACME, "2"), ofProject("10031", "b"));
        api.put(Samples.issue(Api.ACME, "3"), ofProject("10032", "c"));
        api.put(Samples.issue(Api.ACME, "4"), ofProject("10031", "d"));

        assertThat(ids(api.sprint("acme", "41"))).containsExactly("3");
    }

    @Test
    void a_sprint_that_only_issues_have_spoken_of_is_shown_with_what_is_known() {
        api.put(Samples.issue(Api.ACME, "1"), Samples.ranked("41", "a"));

        var answer = api.sprint("acme", "41");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("sprint"))
                .isEqualTo(
                        Api.json(
                                """
                                {"id":"41","name":null,"state":null,"goal":null,"startDate":null,
                                "endDate":null,"completeDate":null,"activatedDate":null,
                                "boardId":null,"deleted":false,"origin":"issue"}\
                                """));
    }

    @Test
    void an_unknown_sprint_is_not_found() {
        assertThat(api.sprint("acme", "41").status()).isEqualTo(404);
        assertThat(api.sprint("acme", "41").message())
                .isEqualTo("no event of this site has mentioned that sprint");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4 1", "41/queue", "12345678901234567890123456789012345678901"})
    void an_id_that_no_sprint_could_have_is_refused(String id) {
        assertThat(api.sprint("acme", id).status()).isEqualTo(400);
        assertThat(api.sprint("acme", id).message())
                .isEqualTo("the sprint's id is not 1 to 40 of A-Z a-z 0-9 _ -");
    }

    @Test
    void a_queue_is_read_part_by_part_and_no_item_twice() {
        for (int id = 1; id <= 5; id++) {
            api.put(Samples.issue(Api.ACME, Integer.toString(id)), Samples.ranked("41", "r" + id));
        }

        var first = api.sprint("acme", "41", "limit", "2");
        var second = api.sprint("acme", "41", "limit", "2", "next", next(first));
        var third = api.sprint("acme", "41", "limit", "2", "next", next(second));

        assertThat(ids(first)).containsExactly("1", "2");
        assertThat(ids(second)).containsExactly("3", "4");
        assertThat(ids(third)).containsExactly("5");
        assertThat(first.body().path("truncated").asBoolean()).isTrue();
        assertThat(third.body().path("truncated").asBoolean()).isFalse();
        assertThat(third.body().path("next").isNull()).isTrue();
    }

    @Test
    void a_sprint_of_more_than_2000_items_says_so_and_continues() {
        for (int id = 1; id <= 2_001; id++) {
            api.put(
                    Samples.issue(Api.ACME, Integer.toString(id)),
                    Samples.ranked("41", "r%04d".formatted(id)));
        }

        var first = api.sprint("acme", "41");

        assertThat(ids(first)).hasSize(2_000).doesNotContain("2001");
        assertThat(first.body().path("truncated").asBoolean()).isTrue();
        assertThat(ids(api.sprint("acme", "41", "next", next(first)))).containsExactly("2001");
    }

    @Test
    void an_answer_stays_below_what_lambda_gives_back_and_leaves_nothing_out() {
        for (int id = 1; id <= 150; id++) {
            var large = Samples.ranked("41", "r%03d".formatted(id));
            for (int field = 0; field < 24; field++) {
                String text = "\"".repeat(1_000);
                large = Samples.with(large, "custom.f" + field, new Text(text));
            }
            api.put(Samples.issue(Api.ACME, Integer.toString(id)), large);
        }
        var seen = new ArrayList<String>();
        var part = api.sprint("acme", "41");
        seen.addAll(ids(part));
        while (part.body().path("truncated").asBoolean()) {
            assertThat(inLambda(part)).isBetween(4_800_000, 6_000_000);
            part = api.sprint("acme", "41", "next", next(part));
            seen.addAll(ids(part));
        }

        assertThat(inLambda(part)).isLessThan(6_000_000);
        assertThat(seen).hasSize(150).doesNotHaveDuplicates();
    }

    /// The bytes of the body as a text in the JSON that the function gives back.
    private static int inLambda(Answered answer) {
        var text = JsonNodeFactory.instance.textNode(answer.body().toString());
        return text.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    @Test
    void hidden_items_take_no_place_away_from_the_end_of_a_queue() {
        api.put(
                new EntityKey(Api.ACME, Entity.project("10031")),
                Samples.state(Map.of(Fields.LIFECYCLE, new Text("archived"))));
        api.put(Samples.issue(Api.ACME, "1"), ofProject("10031", "a"));
        api.put(Samples.issue(Api.ACME, "2"), ofProject("10031", "b"));
        api.put(Samples.issue(Api.ACME, "3"), ofProject("10032", "c"));

        var first = api.sprint("acme", "41", "limit", "1");

        assertThat(ids(first)).isEmpty();
        assertThat(ids(api.sprint("acme", "41", "limit", "9", "next", next(first))))
                .containsExactly("3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "2001", "-1", "many", ""})
    void a_limit_beyond_1_to_2000_is_refused(String limit) {
        assertThat(api.sprint("acme", "41", "limit", limit).status()).isEqualTo(400);
        assertThat(api.sprint("acme", "41", "limit", limit).message())
                .isEqualTo("limit is not a number from 1 to 2000");
    }

    @Test
    void a_next_that_the_queue_has_not_given_is_refused() {
        var answer = api.sprint("acme", "41", "next", "somebody's");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).isEqualTo("next is not a token of this list");
    }

    private static String next(Answered answer) {
        return answer.body().path("next").asText();
    }

    private static List<String> ids(Answered answer) {
        return StreamSupport.stream(answer.body().path("items").spliterator(), false)
                .map((JsonNode item) -> item.path("issueId").asText())
                .toList();
    }

    private static EntityKey sprint(String id) {
        return new EntityKey(Api.ACME, Entity.sprint(id));
    }

    private static State unranked() {
        return Samples.state(Map.of(Fields.SPRINT, new Text("41"), Fields.RANK, new Cleared()));
    }

    private static State ofProject(String id, String rank) {
        return Samples.with(Samples.ranked("41", rank), Fields.PROJECT_ID, new Text(id));
    }
}
