package io.sprintqueue.fakejira.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.fakejira.TestJira;
import io.sprintqueue.fakejira.site.Change.Telling;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

class SprintWorkTest {
    private static final Duration DAY = Duration.ofDays(1);

    private final TestJira jira = new TestJira(Dialect.CLOUD);

    private Sprint started(TestJira in) {
        Sprint sprint = in.site.sprintWork().create(in.later(DAY), in.board.id(), "Sprint");
        return in.site.sprintWork().start(in.later(DAY), sprint.id());
    }

    @Test
    void what_is_not_done_goes_to_the_next_sprint_and_what_is_done_stays() {
        Sprint first = started(jira);
        Sprint next = jira.site.sprintWork().create(jira.act(), jira.board.id(), "Next");
        Issue open = jira.story("open");
        Issue done = jira.story("done");
        var work = jira.site.issueWork();
        work.plan(jira.act(), open.id(), first.id());
        work.plan(jira.act(), done.id(), first.id());
        work.transition(jira.act(), done.id(), Catalog.DONE);

        jira.site.sprintWork().close(jira.later(DAY), first.id(), next.id());

        assertThat(sprints(jira, open)).containsExactly(first.id(), next.id());
        assertThat(sprints(jira, done)).containsExactly(first.id());
    }

    @Test
    void a_subtask_follows_its_parent_and_no_webhook_tells() {
        Sprint sprint = started(jira);
        Issue parent = jira.story("parent");
        Issue part =
                jira.site
                        .issueWork()
                        .create(
                                jira.act(),
                                NewIssue.story(jira.project.id(), "part")
                                        .under(Catalog.SUBTASK, parent.id()));

        jira.site.issueWork().plan(jira.later(DAY), parent.id(), sprint.id());

        assertThat(sprints(jira, part)).containsExactly(sprint.id());
        Change.OfIssue last = jira.site.changesOf(part.id()).getLast();
        assertThat(last.telling()).isEqualTo(Telling.SILENT);
        assertThat(last.issue().times().updated()).isEqualTo(part.times().updated());
    }

    @Test
    void a_quiet_site_does_not_tell_which_issues_leave_a_sprint() {
        var quiet = new TestJira(SiteSettings.of(Dialect.CLOUD, "https://jira.example").quiet());
        Sprint sprint = started(quiet);
        Issue issue = quiet.story("carried over");
        quiet.site.issueWork().plan(quiet.act(), issue.id(), sprint.id());

        Sprint next = quiet.site.sprintWork().create(quiet.act(), quiet.board.id(), "Next");

        quiet.site.sprintWork().close(quiet.later(DAY), sprint.id(), next.id());

        assertThat(quiet.site.changesOf(issue.id()).getLast().telling()).isEqualTo(Telling.SILENT);
        assertThat(quiet.site.openSprint(current(quiet, issue))).contains(next);
    }

    @Test
    void a_renamed_project_gives_its_issues_other_keys_and_tells_of_none() {
        Issue issue = jira.story("stays");
        jira.site.projectWork().rename(jira.later(DAY), jira.project.id(), "FRESH", "Fresh");

        assertThat(current(jira, issue).key()).isEqualTo("FRESH-1");
        assertThat(jira.site.issues().byKey("TEST-1")).map(Issue::id).contains(issue.id());
        assertThat(jira.site.changesOf(issue.id()).getLast().telling()).isEqualTo(Telling.SILENT);
    }

    private static Issue current(TestJira jira, Issue issue) {
        return jira.site.issues().current(issue.id()).orElseThrow();
    }

    private static List<Long> sprints(TestJira jira, Issue issue) {
        return current(jira, issue).plan().sprints();
    }
}
