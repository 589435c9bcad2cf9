package io.sprintqueue.core.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.support.Bodies;
import io.sprintqueue.core.support.Mappings;
import io.sprintqueue.core.support.Seeds;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class HistoryTest {
    private static final int HISTORIES = 1_000;
    private static final Projection PROJECTION = new Projection(Mappings.CLOUD);

    @Test
    void an_issue_ends_as_the_model_says_in_whatever_order_its_events_come() {
        for (long seed : Seeds.some(HISTORIES)) {
            var random = new Random(seed);
            IssueHistory history = IssueHistory.generated(random);
            List<Body> bodies = history.events().stream().map(IssueHistory.Event::body).toList();
            State state = fold(bodies);

            assertThat(state).as("seed %d", seed).isEqualTo(fold(arrival(random, bodies)));
            QueueItem item = QueueItem.of(Site.DEFAULT, "10013", state, State.EMPTY, 1);
            assertThat(item.summary()).as("seed %d", seed).isEqualTo(history.last("summary"));
            assertThat(item.priority()).as("seed %d", seed).isEqualTo(history.last("priority"));
            assertThat(item.dueDate()).as("seed %d", seed).isEqualTo(history.last("duedate"));
            assertThat(item.assignee() == null ? null : item.assignee().id())
                    .as("seed %d", seed)
                    .isEqualTo(history.last("assignee"));
            assertThat(item.rank())
                    .as("seed %d", seed)
                    .isEqualTo(history.last("customfield_10019"));
            assertThat(item.sprintId())
                    .as("seed %d", seed)
                    .isEqualTo(history.last("customfield_10020"));
            assertThat(item.key()).as("seed %d", seed).isEqualTo(history.lastKey());
            assertThat(item.previousKeys())
                    .as("seed %d", seed)
                    .containsExactlyElementsOf(history.otherKeys());
            assertThat(state.lastActivity()).as("seed %d", seed).isEqualTo(history.lastActivity());
            assertThat(item.deleted()).as("seed %d", seed).isEqualTo(history.deleted());
        }
    }

    @Test
    void a_sprint_or_project_ends_as_the_model_says_in_whatever_order_its_events_come() {
        for (long seed : Seeds.some(HISTORIES)) {
            var random = new Random(seed);
            SnapshotHistory history = SnapshotHistory.generated(random);
            List<Body> bodies = history.events().stream().map(SnapshotHistory.Event::body).toList();
            State state = fold(bodies);

            assertThat(state).as("seed %d", seed).isEqualTo(fold(arrival(random, bodies)));
            assertThat(state.text("name").orElse(null))
                    .as("seed %d", seed)
                    .isEqualTo(history.last("name"));
            if (history.isSprint()) {
                Sprint sprint = Sprint.of("41", state);
                assertThat(sprint.goal()).as("seed %d", seed).isEqualTo(history.last("goal"));
                assertThat(sprint.state()).as("seed %d", seed).isEqualTo(history.last("state"));
                assertThat(sprint.deleted()).as("seed %d", seed).isEqualTo(history.deleted());
            } else {
                assertThat(Projects.hides(state)).as("seed %d", seed).isEqualTo(history.hidden());
            }
        }
    }

    /// As it may happen: some come first, then all, in any order, some of them again.
    private static List<Body> arrival(Random random, List<Body> bodies) {
        List<Body> shuffled = Seeds.shuffled(random, bodies);
        var arrival = new ArrayList<>(shuffled.subList(0, random.nextInt(bodies.size() + 1)));
        arrival.addAll(Seeds.shuffled(random, bodies));
        arrival.add(Seeds.oneOf(random, bodies));
        return arrival;
    }

    private static State fold(List<Body> bodies) {
        return bodies.stream()
                .map(body -> PROJECTION.delta(Bodies.event(body), body).state())
                .reduce(State.EMPTY, State::join);
    }
}
