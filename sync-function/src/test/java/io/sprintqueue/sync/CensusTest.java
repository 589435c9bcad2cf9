package io.sprintqueue.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.readmodel.IssueVisibility;
import io.sprintqueue.store.sync.Acceptances;
import io.sprintqueue.store.sync.Job;
import io.sprintqueue.store.sync.Tally;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Set;
import java.util.stream.IntStream;

class CensusTest {
    private final World world = new World();

    private void filled(int count) {
        IntStream.range(0, count).forEach(n -> world.jira.put("" + (1_000 + n), "issue " + n));
        world.good(Job.FILL);
    }

    private void census() {
        world.later(Duration.ofDays(1));
        world.good(Job.CENSUS);
    }

    private boolean isHidden(String id) {
        return IssueVisibility.hides(world.issue(id));
    }

    @Test
    void an_issue_that_was_deleted_without_a_webhook_is_gone_after_two_censuses() {
        filled(10);
        world.jira.issues.remove("1004");

        census();
        assertThat(isHidden("1004")).isFalse();
        census();
        assertThat(IssueVisibility.hiddenBecause(world.issue("1004"))).contains("not_visible");
        assertThat(isHidden("1005")).isFalse();
    }

    @Test
    void an_issue_that_is_only_not_indexed_is_never_hidden() {
        filled(10);
        world.jira.unindexed.add("1004");
        census();
        world.jira.unindexed.clear();
        census();
        world.jira.unindexed.add("1004");
        census();

        assertThat(isHidden("1004")).isFalse();
    }

    @Test
    void what_can_be_read_and_is_listed_nowhere_is_archived() {
        filled(10);
        world.jira.archived.add("1004");
        census();
        census();

        assertThat(IssueVisibility.hiddenBecause(world.issue("1004"))).contains("archived");
    }

    @Test
    void a_permission_that_comes_back_shows_the_issue_within_one_census() {
        filled(10);
        world.jira.hidden.addAll(Set.of("1004", "1005"));
        census();
        census();
        assertThat(isHidden("1004")).isTrue();
        world.jira.put("1004", "changed meanwhile");

        world.jira.hidden.clear();
        census();
        assertThat(isHidden("1004")).isFalse();
        assertThat(isHidden("1005")).isFalse();
        assertThat(world.issue("1004").text(Fields.SUMMARY)).hasValue("changed meanwhile");
    }

    @Test
    void half_of_a_project_is_never_hidden_at_once() {
        filled(50);
        IntStream.range(0, 30).forEach(n -> world.jira.hidden.add("" + (1_000 + n)));

        for (int count = 0; count < 3; count++) {
            world.later(Duration.ofDays(1));
            assertThat(world.run(Job.CENSUS).problem().orElse(""))
                    .contains("nothing is hidden", "of project 3");
        }
        assertThat(world.jira.issues.keySet()).noneMatch(this::isHidden);
    }

    @Test
    void what_an_operator_accepts_as_gone_is_hidden_after_two_censuses() {
        filled(50);
        IntStream.range(0, 30).forEach(n -> world.jira.issues.remove("" + (1_000 + n)));
        world.later(Duration.ofDays(1));
        assertThat(world.run(Job.CENSUS).problem().orElse("")).contains("of project 3");

        Duration length = Acceptances.length(world.configuration.sync().cadences());
        new Acceptances(world.cells).accept(World.SITE, "3", world.now.plus(length));
        census();
        assertThat(isHidden("1000")).isFalse();
        census();
        assertThat(isHidden("1000")).isTrue();
        assertThat(isHidden("1030")).isFalse();
    }

    @Test
    void an_acceptance_of_another_project_or_of_another_time_accepts_nothing() {
        filled(50);
        IntStream.range(0, 30).forEach(n -> world.jira.issues.remove("" + (1_000 + n)));
        var acceptances = new Acceptances(world.cells);
        acceptances.accept(World.SITE, "4", world.now.plus(Duration.ofDays(9)));
        acceptances.accept(World.SITE, "3", world.now.plus(Duration.ofDays(1)));
        world.later(Duration.ofDays(1));

        assertThat(world.run(Job.CENSUS).problem().orElse("")).contains("of project 3");
    }

    @Test
    void a_project_that_is_stopped_keeps_no_other_from_being_judged() {
        filled(50);
        world.jira.project("4", "COMET", "live");
        IntStream.range(0, 4)
                .forEach(n -> {
                    world.jira.put("" + (2_000 + n), "comet " + n);
                    world.jira.fieldsOf("" + (2_000 + n)).putObject("project").put("id", "4");
                });
        census();
        IntStream.range(0, 30).forEach(n -> world.jira.hidden.add("" + (1_000 + n)));
        world.jira.issues.remove("2001");
        for (int count = 0; count < 2; count++) {
            world.later(Duration.ofDays(1));
            world.run(Job.CENSUS);
        }

        assertThat(isHidden("2001")).isTrue();
        assertThat(isHidden("1000")).isFalse();
    }

    @Test
    void what_jira_lists_and_we_lack_is_read_in_the_same_census() {
        filled(3);
        world.jira.put("1077", "created, and the webhook was lost");
        census();

        assertThat(world.issue("1077").has(Fields.SUMMARY)).isTrue();
    }

    @Test
    void a_census_of_many_slices_judges_as_one_of_one() {
        filled(20);
        world.jira.issues.remove("1004");
        world.jira.onCall = () -> world.later(Duration.ofSeconds(15));
        for (int run = 0; run < 2; run++) {
            world.later(Duration.ofDays(1));
            do {
                assertThat(world.run(Job.CENSUS).problem()).isEmpty();
            } while (world.state(Job.CENSUS).runStarted() != null);
        }

        assertThat(isHidden("1004")).isTrue();
        assertThat(world.jira.issues.keySet()).noneMatch(this::isHidden);
    }

    @Test
    void a_project_that_goes_while_it_is_listed_hides_nothing_and_stops_nothing() {
        filled(10);
        world.jira.onCall =
                () -> {
                    if (world.jira.calls.getLast().startsWith("issuesOf")) {
                        world.jira.project("3", "ORBIT", "archived");
                    }
                };
        for (int census = 0; census < 3; census++) {
            world.jira.project("3", "ORBIT", "live");
            census();
        }

        assertThat(world.jira.issues.keySet()).noneMatch(this::isHidden);
    }

    @Test
    void a_sample_tells_how_far_the_copy_agrees_and_a_difference_counts_the_second_time() {
        filled(20);
        census();
        assertThat(world.good(Job.SAMPLE).count(Tally.Counted.SAMPLED)).isBetween(1L, 10L);
        world.jira.issues.keySet().forEach(id -> world.jira.fieldsOf(id).put("summary", "other"));

        world.later(Duration.ofMinutes(15));
        assertThat(world.good(Job.SAMPLE).count(Tally.Counted.DISAGREED)).isZero();
        world.later(Duration.ofMinutes(15));
        assertThat(world.good(Job.SAMPLE).count(Tally.Counted.DISAGREED)).isBetween(1L, 10L);
        assertThat(world.sent).as("nothing is sent by it").hasSize(20);
    }

    @Test
    void a_renamed_status_is_found_by_seven_refreshes_whenever_they_run() {
        filled(20);
        world.jira
                .issues
                .keySet()
                .forEach(id -> world.jira.fieldsOf(id).withObject("/status").put("name", "Begun"));
        for (int run = 0; run < RefreshJob.PARTS; run++) {
            world.later(Duration.ofDays(7));
            world.good(Job.REFRESH);
        }

        assertThat(world.jira.issues.keySet())
                .allSatisfy(
                        id -> assertThat(world.issue(id).text(Fields.STATUS)).hasValue("Begun"));
    }

    @Test
    void a_sample_does_not_differ_for_what_is_gone_here_and_in_jira() {
        filled(20);
        census();
        Set.copyOf(world.jira.issues.keySet()).forEach(world::deleted);
        world.jira.issues.clear();
        world.good(Job.SAMPLE);
        world.later(Duration.ofMinutes(15));

        assertThat(world.good(Job.SAMPLE).count(Tally.Counted.DISAGREED)).isZero();
    }

    @Test
    void a_sample_differs_for_what_is_gone_in_jira_alone() {
        filled(20);
        census();
        world.jira.issues.clear();
        world.good(Job.SAMPLE);
        world.later(Duration.ofMinutes(15));

        assertThat(world.good(Job.SAMPLE).count(Tally.Counted.DISAGREED)).isPositive();
    }
}
