package io.sprintqueue.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.merge.FieldValue.Numeric;
import io.sprintqueue.core.merge.FieldValue.Text;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.Stamp;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.core.story.StoryRow;
import io.sprintqueue.core.story.StoryRow.Category;
import io.sprintqueue.core.story.StoryRow.Points;
import io.sprintqueue.core.story.StoryRow.Side;
import io.sprintqueue.operations.Api.Answered;
import io.sprintqueue.store.Commit;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.Samples;
import io.sprintqueue.store.StoryEntry;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class ReportsTest {
    private static final Instant START = Samples.NOW.minus(Duration.ofDays(10));
    private static final Instant END = Samples.NOW.minus(Duration.ofDays(1));
    private static final EntityKey SPRINT = new EntityKey(Api.ACME, Entity.sprint("41"));

    private final Api api = new Api();
    private int writes;

    private void putSprint(String state) {
        api.put(
                SPRINT,
                Samples.state(
                        Map.of(
                                Fields.NAME, new Text("One"),
                                Fields.SPRINT_STATE, new Text(state),
                                Fields.START_DATE, new Text(START.toString()),
                                Fields.COMPLETE_DATE, new Text(END.toString()))));
    }

    private void putIssue(String id, Map<String, Text> more) {
        var fields = new TreeMap<String, FieldValue>(more);
        fields.putIfAbsent(Fields.KEY, new Text("A-" + id));
        fields.putIfAbsent(Fields.SUMMARY, new Text("Summary of " + id));
        fields.put(Fields.STORY_POINTS, new Numeric(BigDecimal.valueOf(3)));
        api.put(Samples.issue(Api.ACME, id), Samples.state(fields));
    }

    private void putRow(String issueId, Instant at, Side before, Side after) {
        EntityKey issue = Samples.issue(Api.ACME, issueId);
        var envelope = Samples.envelope(issue, "row " + ++writes);
        var stamp =
                new Stamp(
                        true,
                        at.toEpochMilli(),
                        at.toEpochMilli(),
                        writes,
                        envelope.eventId().hash());
        var row = new StoryRow(issueId, stamp, "A-" + issueId, false, false, before, after);
        api.store.commit(
                new Commit(
                        issue,
                        null,
                        List.of(Samples.record(envelope, Outcome.STALE)),
                        List.of(new StoryEntry("41", row, Samples.NOW.plusSeconds(60))),
                        "writer of row " + writes,
                        Samples.NOW));
    }

    private static Side side(boolean in, Category category) {
        return new Side(in, new Points(BigDecimal.valueOf(3)), category);
    }

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }

    private void putCompletedAndRemoved() {
        putSprint("closed");
        putIssue(
                "1",
                Map.of(Fields.SPRINT, new Text("41"), Fields.STATUS_CATEGORY, new Text("done")));
        putIssue("2", Map.of(Fields.SPRINT, new Text("42")));
        putRow("1", day(-1), side(false, Category.PENDING), side(true, Category.PENDING));
        putRow("1", day(3), side(true, Category.PENDING), side(true, Category.DONE));
        putRow("2", day(2), side(true, Category.PENDING), side(false, Category.PENDING));
    }

    @Test
    void the_report_of_a_sprint_is_answered_as_the_contract_says() {
        putCompletedAndRemoved();

        Answered answer = api.report("acme", "41");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("sprint").path("name").asText()).isEqualTo("One");
        assertThat(answer.body().path("start"))
                .isEqualTo(
                        Api.json(
                                """
                                {"at":"%s","basis":"startDate","approximate":true}\
                                """
                                        .formatted(START)));
        assertThat(answer.body().path("end"))
                .isEqualTo(
                        Api.json(
                                """
                                {"at":"%s","basis":"completeDate"}\
                                """
                                        .formatted(END)));
        assertCount(answer, "committed", 2, 6);
        assertCount(answer, "doneBefore", 0, 0);
        assertCount(answer, "added", 0, 0);
        assertCount(answer, "removed", 1, 3);
        assertCount(answer, "completed", 1, 3);
        assertCount(answer, "carriedOver", 0, 0);
        assertThat(answer.body().path("inferred").asInt()).isZero();
        assertThat(answer.body().path("truncated").asBoolean(true)).isFalse();
        assertThat(answer.body().path("itemsTruncated").asBoolean(true)).isFalse();
        assertThat(answer.body().path("unreadable")).isEmpty();
        assertThat(answer.body().path("done").asText()).contains("status category");
        assertThat(answer.body().path("burnUp")).hasSize(4);
    }

    private static void assertCount(Answered answer, String name, int items, int points) {
        assertThat(answer.body().path(name).path("items").asInt(-1)).as(name).isEqualTo(items);
        assertThat(answer.body().path(name).path("points").asInt(-1)).as(name).isEqualTo(points);
    }

    @Test
    void an_item_shows_what_became_of_it() {
        putCompletedAndRemoved();

        JsonNode items = api.report("acme", "41").body().path("items");

        assertThat(items).hasSize(2);
        assertThat(items.get(0))
                .isEqualTo(
                        Api.json(
                                """
                                {"issueId":"1","key":"A-1","summary":"Summary of 1",
                                "subtask":false,"points":3,"state":"DONE","committed":true,
                                "doneBefore":false,"addedAt":null,"removedAt":null,
                                "completedAt":"%s","end":"completed","inferred":false}\
                                """
                                        .formatted(day(3))));
        assertThat(items.get(1).path("end").asText()).isEqualTo("removed");
        assertThat(items.get(1).path("removedAt").asText()).isEqualTo(day(2).toString());
    }

    @Test
    void the_record_of_the_start_says_when_the_sprint_was_started() {
        putCompletedAndRemoved();
        var envelope = Samples.envelope(SPRINT, "started", day(1), 0);
        putStarted(envelope, Outcome.STALE);
        putStarted(Samples.envelope(SPRINT, "again", day(5), 0), Outcome.APPLIED);
        putStarted(Samples.envelope(SPRINT, "ignored", day(0), 0), Outcome.IGNORED);

        JsonNode start = api.report("acme", "41").body().path("start");

        assertThat(start.path("basis").asText()).isEqualTo("event");
        assertThat(start.path("approximate").asBoolean(true)).isFalse();
        assertThat(start.path("at").asText()).isEqualTo(String.valueOf(envelope.jiraTimestamp()));
    }

    private void putStarted(Envelope envelope, Outcome outcome) {
        api.put(
                Samples.expiring(
                        Samples.record(Samples.named(envelope, "sprint_started"), outcome),
                        Samples.NOW.plusSeconds(60)));
    }

    @Test
    void issues_that_are_not_shown_are_left_out_with_their_rows() {
        putCompletedAndRemoved();
        putIssue("1", Map.of(Fields.VISIBILITY, new Text("not_visible")));

        Answered answer = api.report("acme", "41");

        assertThat(answer.body().path("items")).hasSize(1);
        assertCount(answer, "completed", 0, 0);
    }

    @Test
    void where_the_list_alone_is_cut_the_sums_are_of_all_items() {
        putSprint("closed");
        for (int issue = 1; issue <= 60; issue++) {
            putIssue(
                    Integer.toString(issue),
                    Map.of(
                            Fields.SPRINT,
                            new Text("41"),
                            Fields.SUMMARY,
                            new Text("x".repeat(100_000))));
        }

        Answered answer = api.report("acme", "41");

        assertThat(answer.body().path("items").size()).isBetween(1, 59);
        assertThat(answer.body().path("itemsTruncated").asBoolean()).isTrue();
        assertThat(answer.body().path("truncated").asBoolean(true)).isFalse();
        assertCount(answer, "carriedOver", 60, 180);
    }

    @Test
    void an_unreadable_issue_is_named_and_told_by_its_rows() {
        putCompletedAndRemoved();
        api.store.spoil(Samples.issue(Api.ACME, "1"));

        Answered answer = api.report("acme", "41");

        assertThat(answer.body().path("unreadable").findValuesAsText("id"))
                .containsExactly("issue-1");
        assertCount(answer, "completed", 1, 3);
    }

    @Test
    void an_issue_whose_state_has_expired_is_left_out_unless_it_was_deleted() {
        putSprint("active");
        putRow("1", day(1), side(false, Category.PENDING), side(true, Category.PENDING));

        assertThat(api.report("acme", "41").body().path("items")).isEmpty();
    }

    @Test
    void a_sprint_that_no_event_mentioned_is_not_found() {
        Answered answer = api.report("acme", "41");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(api.report("acme", "no id").status()).isEqualTo(400);
    }

    @Test
    void a_sprint_that_only_rows_know_has_a_report_without_a_start() {
        putIssue("1", Map.of());
        putRow("1", day(-1), side(false, Category.PENDING), side(true, Category.PENDING));

        Answered answer = api.report("acme", "41");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("start"))
                .isEqualTo(Api.json("{\"at\":null,\"basis\":\"unknown\",\"approximate\":false}"));
        assertThat(answer.body().path("end").path("basis").asText()).isEqualTo("now");
        assertCount(answer, "carriedOver", 1, 3);
    }

    @Test
    void a_deleted_sprint_is_gone_and_its_report_is_what_was_last_known() {
        putCompletedAndRemoved();
        State state = api.store.state(SPRINT).orElseThrow().state();
        api.put(SPRINT, Samples.deleted(state));

        Answered answer = api.report("acme", "41");

        assertThat(answer.status()).isEqualTo(410);
        assertCount(answer, "completed", 1, 3);
    }
}
