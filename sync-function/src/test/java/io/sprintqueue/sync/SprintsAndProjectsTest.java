package io.sprintqueue.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.jira.JiraException;
import io.sprintqueue.store.sync.Job;
import io.sprintqueue.store.sync.Tally.Counted;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

class SprintsAndProjectsTest {
    private final World world = new World();

    @BeforeEach
    void fill() {
        for (String id : List.of("1000", "1001", "1002")) {
            world.jira.put(id, "issue " + id);
        }
        world.jira.sprint("41", "active", "1000", "1001", "1002");
        world.good(Job.FILL);
        world.good(Job.SPRINTS);
    }

    private State sprint() {
        return world.state(Entity.sprint("41"));
    }

    private List<String> queue() {
        return world.store.sprintIssues(World.SITE, "41", 200, null).elements().stream()
                .map(ranked -> ranked.issue().key().entity().id())
                .toList();
    }

    private void quarterPasses() {
        world.later(Duration.ofMinutes(15));
    }

    @Test
    void a_sprint_is_known_as_jira_has_it_and_an_empty_goal_is_none() {
        assertThat(sprint().text(Fields.NAME)).hasValue("Sprint 41");
        assertThat(sprint().has(Fields.GOAL)).isFalse();
        quarterPasses();
        assertThat(world.good(Job.SPRINTS).count(Counted.SENT)).isZero();
    }

    @Test
    void a_sprint_that_was_closed_before_the_first_run_is_known_and_not_open() {
        world.jira.sprint("40", "closed", "1000");
        world.later(Duration.ofDays(1));
        world.good(Job.SPRINTS);

        assertThat(world.state(Entity.sprint("40")).text(Fields.SPRINT_STATE)).hasValue("closed");
        assertThat(Lists.get(world.state(Job.SPRINTS).memory(), SprintsJob.OPEN))
                .containsExactly("41");
    }

    @Test
    void a_sprint_that_was_closed_without_a_webhook_is_found_and_its_issues_are_read_again() {
        world.jira.sprint("41", "closed", "1000", "1001", "1002");
        quarterPasses();
        world.good(Job.SPRINTS);

        assertThat(sprint().text(Fields.SPRINT_STATE)).hasValue("closed");
        assertThat(queue()).isEmpty();
    }

    @Test
    void a_sprint_that_jira_does_not_show_once_stays_and_its_issues_are_read_the_second_time() {
        world.jira.sprints.clear();
        world.jira
                .issues
                .keySet()
                .forEach(id -> world.jira.fieldsOf(id).remove("customfield_10020"));
        quarterPasses();
        world.good(Job.SPRINTS);
        assertThat(queue()).hasSize(3);
        quarterPasses();
        world.good(Job.SPRINTS);
        assertThat(queue()).isEmpty();
    }

    /// Each slice affords five requests, and one sprint takes two.
    @Test
    void sprints_that_end_at_once_are_looked_at_over_several_slices() {
        IntStream.range(42, 50).forEach(id -> world.jira.sprint("" + id, "active"));
        quarterPasses();
        world.good(Job.SPRINTS);
        IntStream.range(41, 50).forEach(id -> world.jira.sprint("" + id, "closed"));
        quarterPasses();
        affordPerSlice(5, 20);

        assertThat(IntStream.range(41, 50).mapToObj(id -> world.state(Entity.sprint("" + id))))
                .allMatch(sprint -> sprint.text(Fields.SPRINT_STATE).equals(Optional.of("closed")));
        assertThat(world.state(Job.SPRINTS).lastGood()).isEqualTo(world.now);
        assertThat(Lists.get(world.state(Job.SPRINTS).memory(), SprintsJob.OPEN)).isEmpty();
    }

    private void affordPerSlice(int requests, int slices) {
        failAfter(requests, JiraException.Kind.LIMITED);
        for (int slice = 0; slice < slices; slice++) {
            world.jira.calls.clear();
            if (!Objects.equals(world.state(Job.SPRINTS).lastGood(), world.now)) {
                world.run(Job.SPRINTS);
            }
        }
        recover();
    }

    /// Who reads is answered all the same, so that what was read before counts.
    private void failAfter(int requests, JiraException.Kind kind) {
        world.jira.failAfter = 0;
        world.jira.onCall =
                () -> {
                    boolean over =
                            world.jira.calls.size() > requests
                                    && !world.jira.calls.getLast().equals("account");
                    world.jira.failing = over ? kind : null;
                };
    }

    private void recover() {
        world.jira.onCall = () -> {};
        world.jira.failing = null;
    }

    @Test
    void boards_are_listed_once_although_a_slice_fails_after_it() {
        world.later(Duration.ofDays(1));
        world.jira.calls.clear();
        failAfter(2, JiraException.Kind.AWAY);
        assertThat(world.run(Job.SPRINTS).problem()).isPresent();
        assertThat(world.jira.calls).contains("boardIds");

        recover();
        world.jira.calls.clear();
        world.good(Job.SPRINTS);
        quarterPasses();
        world.good(Job.SPRINTS);
        assertThat(world.jira.calls).contains("sprints").doesNotContain("boardIds");
    }

    @Test
    void an_order_that_no_webhook_told_is_found_by_the_queue_job() {
        world.jira.sprint("41", "active", "1002", "1000", "1001");
        quarterPasses();
        world.good(Job.QUEUE);
        assertThat(queue()).containsExactly("1002", "1000", "1001");

        quarterPasses();
        assertThat(world.good(Job.QUEUE).count(Counted.READ)).isZero();
    }

    @Test
    void a_sprint_that_goes_before_it_is_compared_stops_no_other() {
        world.jira.put("1003", "issue 1003");
        world.jira.sprint("42", "active", "1003");
        quarterPasses();
        world.good(Job.SPRINTS);
        world.jira.sprints.remove("41");

        world.good(Job.QUEUE);

        assertThat(world.issue("1003").text(Fields.SPRINT)).hasValue("42");
    }

    @Test
    void a_project_that_was_archived_without_a_webhook_is_known_to_be() {
        world.jira.project("3", "ORBIT", "archived");
        quarterPasses();
        world.good(Job.PROJECTS);

        assertThat(world.state(Entity.project("3")).text(Fields.LIFECYCLE)).hasValue("archived");
    }

    @Test
    void the_issues_of_a_project_with_a_new_key_are_read_again() {
        world.good(Job.PROJECTS);
        world.jira.project("3", "NOVA", "live");
        world.jira.issues.forEach((id, json) -> json.put("key", "NOVA-" + id));
        quarterPasses();
        world.good(Job.PROJECTS);

        assertThat(world.issue("1001").text(Fields.KEY)).hasValue("NOVA-1001");
        assertThat(world.issue("1001").keys()).contains("ORBIT-1001");
    }

    @Test
    void a_project_that_stands_in_no_list_changes_nothing() {
        world.good(Job.PROJECTS);
        world.jira.projects.clear();
        quarterPasses();
        world.good(Job.PROJECTS);

        assertThat(world.state(Entity.project("3")).text(Fields.LIFECYCLE)).hasValue("live");
    }
}
