package io.sprintqueue.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.json.BoundedJson;
import io.sprintqueue.messaging.LaneMessage;
import io.sprintqueue.processor.Spending.Call;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// What a batch requests from AWS, with the function as its environment builds it and bodies of 10
/// kB. The figures stand in docs/cost.md.
class SpendingTest {
    private static final Logger LOG = LoggerFactory.getLogger(SpendingTest.class);
    private static final Path SAMPLE =
            Path.of("..", "events", "cloud", "24-bug-priority-raised.json");
    private static final int BATCH = 10;

    /// What each event changes: a move gives its issue another place on the board, which the index
    /// by sprint is ordered by. The last three are told by the changelog, and so leave rows in
    /// stories of sprints.
    private enum Kind {
        EDIT,
        MOVE,
        SPRINT_UNTOLD,
        SPRINT,
        POINTS,
        STATUS
    }

    private OnEngines processor;

    @BeforeEach
    void start() {
        processor = OnEngines.start();
    }

    @AfterEach
    void stop() {
        processor.close();
    }

    @Test
    void ten_issues_cost_little_more_than_a_transaction_each() {
        List<Call> calls = spentOnSecondBatch(Integer::toString, Kind.EDIT);

        report("ten issues", calls);
        assertThat(calls.size() / (double) BATCH).isLessThanOrEqualTo(1.2);
        assertThat(written(calls) / BATCH).isLessThanOrEqualTo(4.1);
    }

    /// The local engine charges an index twice within a transaction, and two writes for a move.
    @Test
    void a_move_on_the_board_also_costs_two_writes_of_its_index() {
        List<Call> calls = spentOnSecondBatch(Integer::toString, Kind.MOVE);

        report("ten issues that move", calls);
        assertThat(calls.size() / (double) BATCH).isLessThanOrEqualTo(1.2);
        assertThat(written(calls) / BATCH).isLessThanOrEqualTo(8.1);
    }

    /// A row is one unit, two in a transaction.
    @Test
    void a_change_of_points_or_status_also_costs_two_units_for_its_row_in_the_sprints_story() {
        for (Kind kind : List.of(Kind.POINTS, Kind.STATUS)) {
            List<Call> calls = spentOnSecondBatch(issue -> kind.name() + issue, kind);

            report("ten issues whose " + kind + " changes", calls);
            assertThat(calls.size() / (double) BATCH).isLessThanOrEqualTo(1.2);
            assertThat(written(calls) / BATCH).isBetween(6.0, 6.1);
        }
    }

    /// It leaves a row in the sprint that was left and in the new one. What the issues say of their
    /// sprints is kept before, in writes of its own, of which some are refused.
    @Test
    void a_change_of_sprint_also_costs_four_units_for_its_two_rows() {
        List<Call> before = spentOnSecondBatch(Integer::toString, Kind.SPRINT_UNTOLD);
        List<Call> calls = spentOnSecondBatch(issue -> "9" + issue, Kind.SPRINT);

        report("ten issues that come into another sprint, if no row were written", before);
        report("ten issues that come into another sprint", calls);
        assertThat(transactions(calls)).hasSize(BATCH).hasSameSizeAs(transactions(before));
        assertThat(written(transactions(calls)) - written(transactions(before)))
                .isEqualTo(4.0 * BATCH);
    }

    @Test
    void ten_events_of_one_issue_share_one_transaction() {
        List<Call> calls = spentOnSecondBatch(_ -> "1", Kind.MOVE);

        report("one issue", calls);
        assertThat(calls.size() / (double) BATCH).isLessThanOrEqualTo(0.3);
        assertThat(written(calls) / BATCH).isLessThanOrEqualTo(2.7);
    }

    /// The first batch makes the issues; what comes then is what nearly every batch is like.
    private List<Call> spentOnSecondBatch(IntFunction<String> issueId, Kind kind) {
        process(issueId, kind, 0);
        return Spending.of(() -> process(issueId, kind, 1));
    }

    private void process(IntFunction<String> issueId, Kind kind, int round) {
        LaneMessage[] batch =
                IntStream.range(0, BATCH)
                        .mapToObj(index -> event(issueId.apply(index), kind, round * BATCH + index))
                        .toArray(LaneMessage[]::new);
        var answer = processor.handler().handleRequest(Batches.of(batch), Contexts.of(10_000));
        assertThat(answer.getBatchItemFailures()).isEmpty();
    }

    private static LaneMessage event(String issueId, Kind kind, int seconds) {
        try {
            ObjectNode event = (ObjectNode) BoundedJson.tree(Files.readAllBytes(SAMPLE));
            event.put("timestamp", Bodies.NOW.minusSeconds(100 - seconds).toEpochMilli());
            ObjectNode issue = ((ObjectNode) event.path("issue")).put("id", issueId);
            ((ObjectNode) issue.path("fields"))
                    .put("updated", Bodies.NOW.minusSeconds(100 - seconds).toString())
                    .put("summary", "Changed for the time %d".formatted(seconds))
                    .put(
                            "customfield_10019",
                            "0|i%05d:".formatted(kind == Kind.MOVE ? seconds : 1));
            tell(event, kind, seconds / BATCH);
            return Bodies.raw(
                    issueId,
                    new String(
                            BoundedJson.mapper().writeValueAsBytes(event), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void tell(ObjectNode event, Kind kind, int round) {
        ObjectNode fields = (ObjectNode) event.path("issue").path("fields");
        ArrayNode items = event.putObject("changelog").put("id", "77" + round).putArray("items");
        switch (kind) {
            case EDIT, MOVE -> {
                // Nothing of a story.
            }
            case SPRINT_UNTOLD -> putSprint(fields, 41 + round);
            case SPRINT -> {
                putSprint(fields, 41 + round);
                tell(items, "customfield_10020", "" + (40 + round), "" + (41 + round));
            }
            case POINTS -> tell(items, "customfield_10016", "2", "3");
            case STATUS -> tell(items, "status", "10011", "3");
        }
    }

    private static void putSprint(ObjectNode fields, int id) {
        fields.putArray("customfield_10020").addObject().put("id", id).put("state", "active");
    }

    private static void tell(ArrayNode items, String field, String from, String to) {
        items.addObject()
                .put("field", field)
                .put("fieldtype", field.equals("status") ? "jira" : "custom")
                .put("fieldId", field)
                .put("from", from)
                .put("fromString", from)
                .put("to", to)
                .put("toString", to);
    }

    private static List<Call> transactions(List<Call> calls) {
        return calls.stream()
                .filter(call -> call.request().equals("TransactWriteItemsRequest"))
                .toList();
    }

    private static double written(List<Call> calls) {
        return calls.stream().mapToDouble(Call::written).sum();
    }

    private static void report(String what, List<Call> calls) {
        LOG.info(
                "{}: {} requests, {} write units and {} read units an event",
                what,
                calls.size() / (double) BATCH,
                written(calls) / BATCH,
                calls.stream().mapToDouble(Call::read).sum() / BATCH);
    }
}
