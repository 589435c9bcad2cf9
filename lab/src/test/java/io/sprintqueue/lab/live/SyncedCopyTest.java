package io.sprintqueue.lab.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.fakejira.FakeJira;
import io.sprintqueue.fakejira.site.Act;
import io.sprintqueue.fakejira.site.Dialect;
import io.sprintqueue.fakejira.site.Issue;
import io.sprintqueue.fakejira.site.Project;
import io.sprintqueue.store.sync.Job;
import io.sprintqueue.store.sync.Tally.Counted;
import io.sprintqueue.testing.Eventually;
import io.sprintqueue.testing.ProjectFolder;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Sync asks a fake Jira over HTTP, and the copy is compared with what is true in it. No webhook is
/// sent but where a test says so: what the copy has, sync has read.
@Tag("full")
@Execution(ExecutionMode.CONCURRENT)
class SyncedCopyTest {
    private static final int ISSUES = 150;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final String EVERY_SECOND =
            """
            sync:
              requestsPerSecond: 50
              cadences:
                reconcile: PT1S
                queue: PT1S
                sprints: PT1S
                projects: PT1S
                census: PT1S
                refresh: PT1S
                sample: PT1S
            """;

    private static LiveSite start(Dialect dialect) {
        return LiveSite.start(
                new LiveSite.Setup(
                        ProjectFolder.find().resolve("template.yaml"),
                        0,
                        dialect,
                        ISSUES,
                        7,
                        EVERY_SECOND,
                        Duration.ofMillis(200),
                        0),
                InstantSource.system());
    }

    private static void isTheSame(CopyWatch watch) {
        watch.expectAll();
        Eventually.isTrue("the same as in Jira", PATIENCE, () -> watch.look() == 0);
    }

    private static Act act(FakeJira jira) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new Act(now, jira.site().people().getFirst());
    }

    private static Project project(FakeJira jira) {
        return jira.site().project("ORBIT").orElseThrow();
    }

    private static List<Issue> issues(FakeJira jira) {
        long project = project(jira).id();
        return jira.site().issues().current().filter(issue -> issue.project() == project).toList();
    }

    private static int status(LiveSite site, Issue issue) {
        return site.operations().item(Site.DEFAULT, issue.key()).status();
    }

    private static void secure(LiveSite site, List<Issue> issues, @Nullable String level) {
        site.jira()
                .with(it ->
                        issues.forEach(issue ->
                                it.site()
                                        .issueWork()
                                        .edit(act(it), issue.id(), e -> e.security(level))));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_fill_gives_the_copy_that_is_true_and_another_one_sends_nothing(Dialect dialect) {
        try (LiveSite site = start(dialect);
                var jobs = new SyncJobs(site.pipeline().aws())) {
            isTheSame(new CopyWatch(site.jira(), site.copy()));
            Eventually.isTrue("filled", PATIENCE, () -> jobs.of(Job.FILL).lastGood() != null);

            jobs.request(Job.FILL);
            Eventually.isTrue("again", PATIENCE, () -> jobs.of(Job.FILL).lastGood() != null);

            assertThat(jobs.counted(Job.FILL).count(Counted.SENT)).isZero();
            assertThat(jobs.counted(Job.FILL).count(Counted.SAME)).isGreaterThanOrEqualTo(ISSUES);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void what_no_webhook_told_is_read(Dialect dialect) {
        try (LiveSite site = start(dialect)) {
            var watch = new CopyWatch(site.jira(), site.copy());
            isTheSame(watch);
            site.jira()
                    .with(it -> {
                        List<Issue> issues =
                                issues(it).stream().filter(issue -> !issue.isSubtask()).toList();
                        var work = it.site().issueWork();
                        work.edit(
                                act(it),
                                issues.get(0).id(),
                                e -> e.content(c -> c.summary("untold")));
                        work.delete(act(it), issues.get(1).id());
                        work.rank(act(it), issues.get(2).id(), issues.get(5).id());
                        it.site().projectWork().rename(act(it), project(it).id(), "MARS", "Mars");
                    });

            isTheSame(watch);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void most_of_a_project_is_hidden_by_no_census_and_a_few_issues_until_they_are_seen_again(
            Dialect dialect) {
        try (LiveSite site = start(dialect);
                var jobs = new SyncJobs(site.pipeline().aws())) {
            var watch = new CopyWatch(site.jira(), site.copy());
            isTheSame(watch);
            List<Issue> all = site.jira().ask(SyncedCopyTest::issues);
            List<Issue> most = all.subList(0, all.size() * 6 / 10);
            List<Issue> few = most.subList(0, 5);

            secure(site, most, "staff");
            Eventually.isTrue("refused", PATIENCE, () -> refusal(jobs).contains("half"));
            assertThat(most).allMatch(issue -> status(site, issue) == 200);

            secure(site, most.subList(5, most.size()), null);
            Eventually.isTrue(
                    "hidden", PATIENCE, () -> few.stream().allMatch(i -> status(site, i) == 404));

            secure(site, few, null);
            isTheSame(watch);
        }
    }

    private static String refusal(SyncJobs jobs) {
        return String.valueOf(jobs.of(Job.CENSUS).problem());
    }
}
