package io.sprintqueue.core.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.support.Bodies;
import io.sprintqueue.core.support.Mappings;
import io.sprintqueue.core.support.Seeds;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/// Short histories whole: every order, every repetition, every part first and then the rest. That
/// the end is the right one is shown by [HistoryTest], which draws from the same histories.
class EveryOrderTest {
    private static final int HISTORIES = 300;
    private static final int EVENTS_MAX = 5;
    private static final Projection PROJECTION = new Projection(Mappings.CLOUD);

    @Test
    void an_issue_ends_the_same_in_every_order_of_a_short_history() {
        assertAllEndTheSame(random ->
                IssueHistory.generated(random).events().stream()
                        .map(IssueHistory.Event::body)
                        .toList());
    }

    @Test
    void a_sprint_or_project_ends_the_same_in_every_order_of_a_short_history() {
        assertAllEndTheSame(random ->
                SnapshotHistory.generated(random).events().stream()
                        .map(SnapshotHistory.Event::body)
                        .toList());
    }

    private static void assertAllEndTheSame(Function<Random, List<Body>> generator) {
        for (long seed : Seeds.some(HISTORIES)) {
            List<State> deltas =
                    generator.apply(new Random(seed)).stream()
                            .limit(EVENTS_MAX)
                            .map(body -> PROJECTION.delta(Bodies.event(body), body).state())
                            .toList();
            State end = joined(deltas);
            for (List<State> order : Seeds.permutations(deltas)) {
                assertThat(joined(order)).as("seed %d", seed).isEqualTo(end);
                assertRepetitionsEndThere(seed, order, end);
                assertPartsEndThere(seed, order, end);
            }
        }
    }

    /// Each event again, right after itself and at the very end.
    private static void assertRepetitionsEndThere(long seed, List<State> order, State end) {
        for (int again = 0; again < order.size(); again++) {
            var atOnce = new ArrayList<>(order);
            atOnce.add(again, order.get(again));
            var late = new ArrayList<>(order);
            late.add(order.get(again));
            assertThat(joined(atOnce)).as("seed %d", seed).isEqualTo(end);
            assertThat(joined(late)).as("seed %d", seed).isEqualTo(end);
        }
    }

    /// Some are folded alone, as by one worker, and the rest by another, before both are joined.
    private static void assertPartsEndThere(long seed, List<State> order, State end) {
        for (int cut = 0; cut <= order.size(); cut++) {
            State first = joined(order.subList(0, cut));
            State rest = joined(order.subList(cut, order.size()));
            assertThat(first.join(rest)).as("seed %d", seed).isEqualTo(end);
            assertThat(rest.join(first)).as("seed %d", seed).isEqualTo(end);
        }
    }

    private static State joined(List<State> deltas) {
        return deltas.stream().reduce(State.EMPTY, State::join);
    }
}
