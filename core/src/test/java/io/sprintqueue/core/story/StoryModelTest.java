package io.sprintqueue.core.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.merge.Stamp;
import io.sprintqueue.core.story.ReplayedSprint.Line;
import io.sprintqueue.core.story.ReportedItem.Ending;
import io.sprintqueue.core.support.Mappings;
import io.sprintqueue.core.support.Seeds;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/// That reports are what really happened, whatever the order in which it is told.
class StoryModelTest {
    private static final int SEEDS = 2_000;
    private static final String SPRINT = Integer.toString(LittleJira.SPRINT);

    private static Leftovers leftovers(List<Body> bodies) {
        return Leftovers.of(Mappings.CLOUD, bodies);
    }

    /// Every body at least once, some twice, in any order.
    private static List<Body> anyOrder(Random random, List<Body> bodies) {
        var order = new ArrayList<>(bodies);
        order.addAll(Seeds.shuffled(random, bodies).subList(0, bodies.size() / 3));
        return Seeds.shuffled(random, order);
    }

    @Test
    void the_report_is_what_a_walk_through_the_true_history_finds() {
        int inferred = 0;
        int items = 0;
        for (long seed : Seeds.some(SEEDS)) {
            var jira = new LittleJira(seed);
            SprintReport report =
                    leftovers(anyOrder(new Random(seed), jira.bodies)).report(SPRINT, jira.now());

            assertThat(differences(report, jira)).as("seed %d", seed).isEmpty();
            inferred += report.inferred();
            items += report.items().size();
        }
        System.Logger log = System.getLogger(StoryModelTest.class.getName());
        log.log(
                System.Logger.Level.INFO,
                "{0} seeds from {1}: {2} items, {3} of them inferred",
                SEEDS,
                Seeds.some(1).getFirst(),
                items,
                inferred);
        assertThat(items).isGreaterThan(4 * SEEDS);
    }

    @Test
    void any_order_and_a_part_before_the_rest_end_in_the_same_rows_and_the_same_report() {
        for (long seed : Seeds.some(300)) {
            var jira = new LittleJira(seed);
            var random = new Random(seed);
            Leftovers expected = leftovers(jira.bodies);
            List<Body> part =
                    Seeds.shuffled(random, jira.bodies)
                            .subList(0, random.nextInt(jira.bodies.size()));
            var inParts = new ArrayList<>(part);
            inParts.addAll(anyOrder(random, jira.bodies));
            for (List<Body> order :
                    List.of(jira.bodies.reversed(), anyOrder(random, jira.bodies), inParts)) {
                Leftovers other = leftovers(order);

                assertThat(other.rows()).as("seed %d", seed).isEqualTo(expected.rows());
                assertThat(other.report(SPRINT, jira.now()))
                        .as("seed %d", seed)
                        .isEqualTo(expected.report(SPRINT, jira.now()));
            }
        }
    }

    /// The planted bug: the row that arrived last counts as the last change.
    @Test
    void a_report_by_the_order_of_arrival_is_found_out() {
        int found = 0;
        for (long seed : Seeds.some(SEEDS)) {
            var jira = new LittleJira(seed);
            List<Body> order = anyOrder(new Random(seed), jira.bodies);
            Leftovers leftovers = leftovers(order);
            SprintReport byArrival = leftovers.report(SPRINT, jira.now(), rows(order));
            if (!differences(byArrival, jira).isEmpty()) {
                found++;
            }
        }
        System.getLogger(StoryModelTest.class.getName())
                .log(
                        System.Logger.Level.INFO,
                        "a report by the order of arrival: found by {0} of {1} seeds",
                        found,
                        SEEDS);
        assertThat(found).isGreaterThan(SEEDS / 2);
    }

    private static List<StoryRow> rows(List<Body> order) {
        var arrived = new LinkedHashSet<StoryRow>();
        order.forEach(body ->
                leftovers(List.of(body))
                        .rows()
                        .getOrDefault(SPRINT, Set.of())
                        .forEach(arrived::add));
        var rows = new ArrayList<StoryRow>();
        for (StoryRow row : arrived) {
            Stamp stamp = row.stamp();
            rows.add(
                    new StoryRow(
                            row.issueId(),
                            new Stamp(
                                    true,
                                    rows.size(),
                                    stamp.timestamp(),
                                    stamp.changelogId(),
                                    stamp.bodyHash()),
                            row.key(),
                            row.subtask(),
                            row.deleted(),
                            row.before(),
                            row.after()));
        }
        return rows;
    }

    /// What differs, by name.
    private static List<String> differences(SprintReport report, LittleJira jira) {
        var truth = new ReplayedSprint(jira.moments, jira.started(), jira.end());
        var differences = new ArrayList<String>();
        note("committed", truth.committed, report.committed(), differences);
        note("doneBefore", truth.doneBefore, report.doneBefore(), differences);
        note("added", truth.added, report.added(), differences);
        note("removed", truth.removed, report.removed(), differences);
        note("completed", truth.completed, report.completed(), differences);
        note("carriedOver", truth.carriedOver, report.carriedOver(), differences);
        Map<Integer, ReportedItem> items = new HashMap<>();
        report.items().forEach(item -> items.put(Integer.valueOf(item.issueId()), item));
        note("items", truth.lines.keySet(), items.keySet(), differences);
        truth.lines.forEach((id, line) -> {
            ReportedItem item = items.get(id);
            if (item != null) {
                note(id, line, item, differences);
            }
        });
        note(
                "burnUp",
                ReplayedSprint.distinct(truth.burnUp),
                ReplayedSprint.distinct(
                        report.burnUp().stream()
                                .map(step -> step.scope() + " " + step.completed())
                                .toList()),
                differences);
        return differences;
    }

    private static void note(int id, Line line, ReportedItem item, List<String> differences) {
        note(id + " committed", line.committed, item.committed(), differences);
        note(id + " doneBefore", line.doneBefore, item.doneBefore(), differences);
        note(id + " addedAt", line.addedAt, item.addedAt(), differences);
        note(id + " removedAt", line.removedAt, item.removedAt(), differences);
        note(id + " end", line.end, item.end(), differences);
        note(
                id + " points",
                line.points == null ? null : BigDecimal.valueOf(line.points),
                item.points(),
                differences);
        boolean toldThroughout = line.doneSince != null && !line.everLeft;
        if (line.end == Ending.COMPLETED && toldThroughout) {
            note(id + " completedAt", line.doneSince, item.completedAt(), differences);
        }
    }

    private static void note(
            String name,
            @Nullable Object wanted,
            @Nullable Object found,
            List<String> differences) {
        if (!Objects.equals(wanted, found)) {
            differences.add(name + ": " + wanted + ", not " + found);
        }
    }
}
