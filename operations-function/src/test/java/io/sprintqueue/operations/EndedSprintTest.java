package io.sprintqueue.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.merge.FieldValue.Text;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.operations.Api.Answered;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.Samples;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/// The queue of a sprint that is over: what was done in it and, apart, what is left over of it.
class EndedSprintTest {
    private static final EntityKey SPRINT = new EntityKey(Api.ACME, Entity.sprint("41"));

    private final Api api = new Api();

    @Test
    void a_deleted_sprint_is_gone_and_all_that_names_it_is_left_over() {
        api.put(SPRINT, Samples.deleted(State.EMPTY));
        api.put(Samples.issue(Api.ACME, "1"), Samples.ranked("41", "a"));

        var answer = api.sprint("acme", "41");

        assertThat(answer.status()).isEqualTo(410);
        assertThat(answer.body().path("sprint").path("deleted").asBoolean()).isTrue();
        assertThat(ids(answer)).isEmpty();
        assertThat(leftOver(answer)).containsExactly("1");
    }

    @Test
    void of_a_closed_sprint_the_done_are_its_items_and_all_others_are_left_over() {
        api.put(
                SPRINT,
                Samples.state(
                        Map.of(
                                Fields.SPRINT_STATE, new Text("closed"),
                                Fields.COMPLETE_DATE, new Text("2035-03-01T08:00:00Z"))));
        putRanked("1", "done");
        putRanked("2", "new");
        putRanked("3", "indeterminate");
        putRanked("4", "done");

        var answer = api.sprint("acme", "41");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("sprint").path("state").asText()).isEqualTo("closed");
        assertThat(answer.body().path("sprint").path("completeDate").asText())
                .isEqualTo("2035-03-01T08:00:00Z");
        assertThat(ids(answer)).containsExactly("1", "4");
        assertThat(leftOver(answer)).containsExactly("2", "3");
        assertThat(answer.body().path("leftOver").path(0).path("sprintId").isNull()).isTrue();
        assertThat(answer.body().path("leftOver").path(0).path("leftOverOf").asText())
                .isEqualTo("41");
    }

    @Test
    void both_lists_of_a_closed_sprint_go_on_together_from_part_to_part() {
        api.put(SPRINT, Samples.state(Map.of(Fields.SPRINT_STATE, new Text("closed"))));
        for (int id = 1; id <= 7; id++) {
            putRanked(Integer.toString(id), id % 3 == 0 ? "done" : "new");
        }
        var done = new ArrayList<String>();
        var leftOver = new ArrayList<String>();
        var part = api.sprint("acme", "41", "limit", "2");
        done.addAll(ids(part));
        leftOver.addAll(leftOver(part));
        while (part.body().path("truncated").asBoolean()) {
            assertThat(ids(part).size() + leftOver(part).size()).isEqualTo(2);
            part = api.sprint("acme", "41", "limit", "2", "next", next(part));
            done.addAll(ids(part));
            leftOver.addAll(leftOver(part));
        }

        assertThat(done).containsExactly("3", "6");
        assertThat(leftOver).containsExactly("1", "2", "4", "5", "7");
    }

    private void putRanked(String id, String category) {
        api.put(
                Samples.issue(Api.ACME, id),
                Samples.with(
                        Samples.ranked("41", "r" + id),
                        Fields.STATUS_CATEGORY,
                        new Text(category)));
    }

    private static String next(Answered answer) {
        return answer.body().path("next").asText();
    }

    private static List<String> ids(Answered answer) {
        return ids(answer, "items");
    }

    private static List<String> leftOver(Answered answer) {
        return ids(answer, "leftOver");
    }

    private static List<String> ids(Answered answer, String list) {
        return StreamSupport.stream(answer.body().path(list).spliterator(), false)
                .map((JsonNode item) -> item.path("issueId").asText())
                .toList();
    }
}
