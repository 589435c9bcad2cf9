package io.sprintqueue.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.readmodel.IssueVisibility;
import io.sprintqueue.jira.JiraException.Kind;
import io.sprintqueue.store.sync.Job;
import io.sprintqueue.store.sync.Tally;
import io.sprintqueue.store.sync.Tally.Counted;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// Only a list that fails holds a run; an issue that fails holds no other.
class FailingIssuesTest {
    private final World world = new World();

    @BeforeEach
    void fill() {
        for (String id : List.of("1000", "1001", "1002")) {
            world.jira.put(id, "issue " + id);
        }
        world.good(Job.FILL);
        world.good(Job.RECONCILE);
    }

    private void allChange() {
        world.later(Duration.ofMinutes(15));
        world.jira.issues.keySet().forEach(id -> world.jira.put(id, "changed"));
    }

    private boolean isChanged(String id) {
        return world.issue(id).text(Fields.SUMMARY).equals(Optional.of("changed"));
    }

    private List<String> failing() {
        return Lists.get(world.state(Job.RECONCILE).memory(), "failing");
    }

    @Test
    void an_issue_that_cannot_be_read_takes_no_other_with_it() {
        allChange();
        world.jira.broken.add("1001");
        Tally tally = world.good(Job.RECONCILE);

        assertThat(world.jira.issues.keySet()).filteredOn(this::isChanged).hasSize(2);
        assertThat(tally.count(Counted.SENT)).isEqualTo(2);
        assertThat(world.state(Job.RECONCILE).lastGood()).isEqualTo(world.now);
    }

    @Test
    void it_is_tried_again_until_it_can_be_read_although_it_is_no_longer_listed() {
        allChange();
        world.jira.broken.add("1001");
        world.good(Job.RECONCILE);
        assertThat(failing()).containsExactly("1001");

        world.later(Duration.ofHours(2));
        world.good(Job.RECONCILE);
        assertThat(failing()).containsExactly("1001");

        world.jira.broken.clear();
        world.later(Duration.ofMinutes(15));
        world.good(Job.RECONCILE);
        assertThat(failing()).isEmpty();
        assertThat(isChanged("1001")).isTrue();
    }

    @Test
    void what_fails_for_all_is_no_fault_of_one_issue_and_fails_the_slice() {
        allChange();
        world.jira.broken.add("1001");
        world.jira.onCall =
                () -> {
                    if (world.jira.calls.getLast().startsWith("issue ")) {
                        world.jira.failing = Kind.AWAY;
                        world.jira.failAfter = 0;
                    }
                };

        assertThat(world.run(Job.RECONCILE).problem()).isPresent();
        assertThat(failing()).isEmpty();
        assertThat(world.state(Job.RECONCILE).runStarted()).isNotNull();
    }

    @Test
    void one_that_makes_jira_fail_is_left_out_by_the_second_try() {
        allChange();
        world.jira.broken.add("1001");
        world.jira.brokenKind = Kind.AWAY;

        assertThat(world.run(Job.RECONCILE).problem()).isPresent();
        world.good(Job.RECONCILE);
        assertThat(failing()).containsExactly("1001");
        assertThat(world.jira.issues.keySet()).filteredOn(this::isChanged).hasSize(2);
    }

    @Test
    void a_jira_that_is_away_is_never_believed_to_be_the_fault_of_an_issue() {
        allChange();
        world.jira.failing = Kind.AWAY;
        world.jira.calls.clear();
        world.jira.failAfter = 2;

        for (int attempt = 0; attempt < 3; attempt++) {
            assertThat(world.run(Job.RECONCILE).problem()).isPresent();
            world.jira.calls.clear();
        }
        assertThat(Lists.get(world.state(Job.RECONCILE).cursor(), "failing")).isEmpty();
    }

    @Test
    void one_that_fails_in_a_census_keeps_no_other_from_being_judged() {
        world.jira.broken.add("1000");
        world.jira.hidden.addAll(List.of("1000", "1001"));
        for (int census = 0; census < 2; census++) {
            world.later(Duration.ofDays(1));
            world.good(Job.CENSUS);
        }
        assertThat(isHidden("1001")).isTrue();
        assertThat(isHidden("1000")).isFalse();

        world.jira.broken.clear();
        world.later(Duration.ofDays(1));
        world.good(Job.CENSUS);
        assertThat(isHidden("1000")).isTrue();
    }

    private boolean isHidden(String id) {
        return IssueVisibility.hides(world.issue(id));
    }

    @Test
    void one_that_fails_in_a_fill_is_named() {
        world.jira.put("1003", "never read");
        world.jira.broken.add("1003");
        world.states.request(World.SITE, Job.FILL);
        world.good(Job.FILL);

        assertThat(world.state(Job.FILL).memory().at("/counted/unusable/0").asText())
                .isEqualTo("issue 1003 cannot be read");
    }

    @Test
    void a_fill_begins_a_project_again_where_jira_no_longer_knows_the_place_in_its_list() {
        world.jira.put("1003", "on the second page");
        allChange();
        refuseTheSecondPage("issuesOf");
        world.states.request(World.SITE, Job.FILL);
        world.good(Job.FILL);

        assertThat(world.jira.issues.keySet()).hasSize(4).allMatch(this::isChanged);
    }

    @Test
    void a_reconcile_begins_its_list_again_where_jira_no_longer_knows_the_place_in_it() {
        world.jira.put("1003", "on the second page");
        allChange();
        refuseTheSecondPage("updatedSince");
        world.good(Job.RECONCILE);

        assertThat(world.jira.issues.keySet()).hasSize(4).allMatch(this::isChanged);
    }

    private void refuseTheSecondPage(String list) {
        var pages = new AtomicInteger();
        world.jira.failAfter = 0;
        world.jira.onCall =
                () -> {
                    boolean refused =
                            world.jira.calls.getLast().startsWith(list)
                                    && pages.incrementAndGet() == 2;
                    world.jira.failing = refused ? Kind.REFUSED : null;
                };
    }
}
