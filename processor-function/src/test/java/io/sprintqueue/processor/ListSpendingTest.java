package io.sprintqueue.processor;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.stream.IntStream;

/// What the lists cost: ten issues that wait in a backlog, are put into a sprint and are done. The
/// local engine charges an index twice within a transaction. The figures stand in docs/cost.md.
class ListSpendingTest {
    private static final Logger LOG = LoggerFactory.getLogger(ListSpendingTest.class);
    private static final Path SAMPLE =
            Path.of("..", "events", "cloud", "24-bug-priority-raised.json");
    private static final int BATCH = 10;
    private static final double SLACK = 0.11;

    /// Where the issues are from a round on.
    ///
    /// @param ranked whether each has another rank than in the round before
    private record Round(boolean inSprint, boolean ranked, boolean done) {
        static final Round WAITING = new Round(false, false, false);
        static final Round IN_SPRINT = new Round(true, false, false);
    }

    private OnEngines processor;
    private int rounds;

    @BeforeEach
    void start() {
        processor = OnEngines.start();
    }

    @AfterEach
    void stop() {
        processor.close();
    }

    @Test
    void an_edit_in_the_backlog_costs_what_an_edit_in_a_sprint_does() {
        process(Round.WAITING);

        assertThat(spent("an edit in the backlog", Round.WAITING)).isLessThanOrEqualTo(4 + SLACK);
    }

    @Test
    void another_rank_in_the_backlog_costs_what_a_move_on_the_board_does() {
        process(Round.WAITING);

        assertThat(spent("a rank in the backlog", new Round(false, true, false)))
                .isLessThanOrEqualTo(8 + SLACK);
    }

    /// A deletion and a put in the index, and a row of what the body says of the sprint; its place
    /// in the list of sprints is written once.
    @Test
    void the_way_from_the_backlog_into_a_sprint_costs_one_deletion_and_one_row_more() {
        process(Round.WAITING);

        assertThat(spent("from the backlog into a sprint", Round.IN_SPRINT))
                .isLessThanOrEqualTo(9 + 2 * SLACK);
    }

    @Test
    void done_in_a_sprint_costs_what_an_edit_does_and_done_in_the_backlog_one_deletion_more() {
        process(Round.IN_SPRINT);
        assertThat(spent("done in a sprint", new Round(true, false, true)))
                .isLessThanOrEqualTo(4 + SLACK);

        process(Round.WAITING);
        assertThat(spent("done in the backlog", new Round(false, false, true)))
                .isLessThanOrEqualTo(6 + SLACK);
    }

    /// Write units of an event.
    private double spent(String what, Round round) {
        List<Call> calls = Spending.of(() -> process(round));
        double units = calls.stream().mapToDouble(Call::written).sum() / BATCH;
        LOG.info(
                "{}: {} requests and {} write units an event",
                what,
                calls.size() / (double) BATCH,
                units);
        return units;
    }

    private void process(Round round) {
        rounds++;
        LaneMessage[] batch =
                IntStream.range(0, BATCH)
                        .mapToObj(index -> event(index, round, rounds * BATCH + index))
                        .toArray(LaneMessage[]::new);
        var answer = processor.handler().handleRequest(Batches.of(batch), Contexts.of(10_000));
        assertThat(answer.getBatchItemFailures()).isEmpty();
    }

    private static LaneMessage event(int issue, Round round, int seconds) {
        try {
            ObjectNode event = (ObjectNode) BoundedJson.tree(Files.readAllBytes(SAMPLE));
            event.put("timestamp", Bodies.NOW.minusSeconds(100 - seconds).toEpochMilli());
            event.remove("changelog");
            String id = Integer.toString(issue);
            ObjectNode fields =
                    (ObjectNode) ((ObjectNode) event.path("issue")).put("id", id).path("fields");
            fields.put("updated", Bodies.NOW.minusSeconds(100 - seconds).toString())
                    .put("summary", "Changed for the time %d".formatted(seconds))
                    .put(
                            "customfield_10019",
                            "0|i%05d:".formatted(round.ranked() ? seconds : issue));
            if (!round.inSprint()) {
                fields.putArray("customfield_10020");
            }
            ((ObjectNode) fields.path("status").path("statusCategory"))
                    .put("key", round.done() ? "done" : "indeterminate");
            return Bodies.raw(
                    id,
                    new String(
                            BoundedJson.mapper().writeValueAsBytes(event), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
