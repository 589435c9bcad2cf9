package io.sprintqueue.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.store.sync.Job;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/// Sync is bound to some projects, of which a site need not have all.
class BoundProjectsTest {
    private final World world = new World();

    @BeforeEach
    void fill() {
        IntStream.range(1_000, 1_007).forEach(id -> world.jira.put("" + id, "issue " + id));
        world.jira.project("4", "NOVA", "live");
        world.projects = List.of("ORBIT");
        world.good(Job.FILL);
        world.good(Job.RECONCILE);
        world.later(Duration.ofMinutes(15));
    }

    private void isOfNova(String id) {
        world.jira.fieldsOf(id).putObject("project").put("id", "4").put("key", "NOVA");
    }

    private void allChange() {
        world.jira.issues.keySet().forEach(id -> world.jira.put(id, "changed"));
    }

    private void assertAllChanged() {
        assertThat(world.jira.issues.keySet())
                .allSatisfy(
                        id -> assertThat(world.issue(id).text(Fields.SUMMARY)).hasValue("changed"));
    }

    @Test
    void a_project_that_the_site_has_not_keeps_no_other_from_being_reconciled() {
        world.projects = List.of("GONE", "ORBIT");
        world.jira.project("5", "GONE", "trashed");
        allChange();
        world.good(Job.RECONCILE);

        assertAllChanged();
    }

    @Test
    void a_site_that_has_none_of_the_projects_is_not_searched() {
        world.projects = List.of("ELSEWHERE");
        world.jira.calls.clear();
        world.good(Job.RECONCILE);

        assertThat(world.jira.calls).noneMatch(call -> call.startsWith("updatedSince"));
        assertThat(world.state(Job.RECONCILE).lastGood()).isEqualTo(world.now);
    }

    @Test
    void a_project_that_goes_between_two_pages_does_not_hold_the_run() {
        world.projects = List.of("NOVA", "ORBIT");
        allChange();
        world.jira.onCall = () -> world.later(Duration.ofSeconds(10));
        assertThat(world.run(Job.RECONCILE).problem()).isEmpty();
        assertThat(world.state(Job.RECONCILE).runStarted()).as("it is under way").isNotNull();
        world.jira.project("4", "NOVA", "trashed");
        for (int slice = 0; slice < 10 && isUnderWay(); slice++) {
            assertThat(world.run(Job.RECONCILE).problem()).isEmpty();
        }

        assertThat(isUnderWay()).isFalse();
        assertAllChanged();
    }

    private boolean isUnderWay() {
        return Objects.nonNull(world.state(Job.RECONCILE).runStarted());
    }

    @Test
    void an_issue_of_another_project_in_a_sprint_is_not_copied() {
        world.jira.put("1007", "not ours");
        isOfNova("1007");
        world.jira.sprint("41", "active", "1000", "1007");
        world.good(Job.SPRINTS);
        world.good(Job.QUEUE);

        assertThat(world.issue("1000").text(Fields.SPRINT)).hasValue("41");
        assertThat(world.issue("1007").registers()).isEmpty();
    }

    @Test
    void an_issue_that_was_moved_to_another_project_is_known_to_be_there() {
        world.jira.put("1000", "moved");
        isOfNova("1000");
        world.jira.sprint("41", "active", "1000");
        world.good(Job.SPRINTS);
        world.good(Job.QUEUE);

        assertThat(world.issue("1000").text(Fields.PROJECT_KEY)).hasValue("NOVA");
    }
}
