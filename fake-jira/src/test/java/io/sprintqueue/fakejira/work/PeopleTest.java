package io.sprintqueue.fakejira.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.fakejira.site.Change;
import io.sprintqueue.fakejira.site.Change.Telling;
import io.sprintqueue.fakejira.site.Dialect;
import io.sprintqueue.fakejira.site.Site;
import io.sprintqueue.fakejira.site.SiteSettings;
import io.sprintqueue.fakejira.site.Truth;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

class PeopleTest {
    private static final Instant START = Instant.parse("2026-11-02T09:00:00Z");

    private static Site worked(Dialect dialect, long seed, int acts) {
        var chance = new Random(seed);
        Site site =
                SampleSite.make(
                        SiteSettings.of(dialect, "https://jira.example"), chance, START, 40);
        var people = new People(site, chance);
        Instant at = START;
        for (int act = 0; act < acts; act++) {
            at = at.plus(people.pause(5));
            people.act(at);
        }
        return site;
    }

    @Test
    void the_same_seed_makes_the_same_history_and_another_one_another() {
        List<Change> once = worked(Dialect.CLOUD, 7, 300).changes();

        assertThat(worked(Dialect.CLOUD, 7, 300).changes()).isEqualTo(once);
        assertThat(worked(Dialect.CLOUD, 8, 300).changes()).isNotEqualTo(once);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void people_do_everything_that_a_copy_has_to_follow(Dialect dialect) {
        Site site = worked(dialect, 1, 2_000);

        assertThat(site.changes().stream().flatMap(PeopleTest::names).distinct())
                .contains(
                        "jira:issue_created",
                        "jira:issue_deleted",
                        "comment_created",
                        "sprint_closed",
                        "sprint_started",
                        "status",
                        "assignee",
                        "Sprint",
                        "Rank",
                        "Key",
                        "labels",
                        "description",
                        "summary");
        assertThat(Truth.of(site)).anyMatch(Truth::deleted);
        assertThat(Truth.of(site).stream().filter(truth -> !truth.deleted()).map(Truth::rank))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void an_administrator_changes_much_of_which_webhooks_tell_little(Dialect dialect) {
        var chance = new Random(3);
        Site site = worked(dialect, 3, 50);
        var administrator = new Administrator(site, chance);
        int before = site.changeCount();
        for (int act = 0; act < 200; act++) {
            administrator.act(START.plusSeconds(3_600 + act));
        }
        List<Change> made = site.changesSince(before);

        assertThat(made.stream().flatMap(PeopleTest::names))
                .contains("Rank", "Key", "project_archived", "project_updated", "sprint_deleted");
        assertThat(made)
                .filteredOn(change -> change instanceof Change.OfIssue)
                .allMatch(change -> ((Change.OfIssue) change).telling() != Telling.PRIMARY);
        assertThat(site.catalog().statuses()).anyMatch(status -> status.name().contains("("));
    }

    private static Stream<String> names(Change change) {
        return switch (change) {
            case Change.OfIssue issue ->
                    Stream.concat(
                            Stream.of(issue.event().webhookEvent()),
                            issue.items().stream().map(item -> item.field()));
            case Change.OfSprint sprint -> Stream.of(sprint.event().webhookEvent());
            case Change.OfProject project -> Stream.of(project.event().webhookEvent());
        };
    }
}
