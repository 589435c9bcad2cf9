package io.sprintqueue.fakejira.jql;

import static io.sprintqueue.fakejira.TestJira.encoded;
import static io.sprintqueue.fakejira.TestJira.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.fakejira.TestJira;
import io.sprintqueue.fakejira.site.Catalog;
import io.sprintqueue.fakejira.site.Dialect;
import io.sprintqueue.fakejira.site.Issue;
import io.sprintqueue.fakejira.site.NewIssue;
import io.sprintqueue.fakejira.site.Sprint;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Four issues: TEST-1 is in the active sprint, TEST-2 done and assigned, TEST-3 a sub-task of
/// TEST-1, and OTHER-1 has labels.
class JqlTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final TestJira jira = new TestJira(Dialect.DATA_CENTER_10);

    @BeforeEach
    void four_issues() {
        var work = jira.site.issueWork();
        Issue first = jira.story("alpha one");
        Sprint sprint = jira.site.sprintWork().create(jira.act(), jira.board.id(), "Now");
        jira.site.sprintWork().start(jira.act(), sprint.id());
        work.plan(jira.later(HOUR), first.id(), sprint.id());
        Issue second = jira.story("beta two");
        work.edit(jira.later(HOUR), second.id(), it -> it.content(c -> c.assignee("person-1")));
        work.transition(jira.later(HOUR), second.id(), Catalog.DONE);
        NewIssue part = NewIssue.story(jira.project.id(), "alpha three");
        work.create(jira.later(HOUR), part.under(Catalog.SUBTASK, first.id()));
        var other = jira.site.projectWork().create(jira.act(), "OTHER", "Other", false);
        Issue fourth = work.create(jira.later(HOUR), NewIssue.story(other.id(), "gamma \"four\""));
        work.edit(
                jira.later(HOUR),
                fourth.id(),
                it -> it.content(c -> c.labels(List.of("quick-win")).priority(1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "project = TEST ORDER BY key | TEST-1 TEST-2 TEST-3",
                "project in (test, 'Other') ORDER BY key DESC | TEST-3 TEST-2 TEST-1 OTHER-1",
                "project != TEST | OTHER-1",
                "key in (TEST-1, 20002) ORDER BY created | TEST-1 TEST-2",
                "id >= 20002 ORDER BY id | TEST-2 TEST-3",
                "key < TEST-2 | TEST-1",
                "sprint in openSprints() ORDER BY rank | TEST-1 TEST-3",
                "sprint = Now AND issuetype = Sub-task | TEST-3",
                "sprint IS EMPTY ORDER BY key | OTHER-1 TEST-2",
                "sprint IS NOT EMPTY ORDER BY key | TEST-1 TEST-3",
                "assignee = currentUser() | TEST-2",
                "assignee IS EMPTY AND NOT project = TEST | OTHER-1",
                "status = Done OR labels = quick-win ORDER BY key | OTHER-1 TEST-2",
                "statusCategory != Done AND parent IS EMPTY ORDER BY key | OTHER-1 TEST-1",
                "(status = Done OR labels in (a, quick-win)) AND project = TEST | TEST-2",
                "priority = Highest | OTHER-1",
                "priority NOT IN (Highest, Low) AND issuetype = Story ORDER BY key | TEST-1 TEST-2",
                "parent = TEST-1 | TEST-3",
                "summary ~ ALPHA ORDER BY summary | TEST-1 TEST-3",
                "text ~ \"\\\"four\\\"\" | OTHER-1",
                "resolution = Done | TEST-2",
                "resolved IS NOT EMPTY | TEST-2",
                "reporter = ann AND updated >= -90m | OTHER-1",
                "created < startOfDay() AND created <= now() AND key = TEST-1 | TEST-1",
                "created >= \"2026/11/03\" | ",
                "created < endOfDay() AND resolutiondate IS EMPTY AND labels IS EMPTY"
                        + " ORDER BY priority, status, key | TEST-1 TEST-3",
            })
    void a_query_finds_what_it_asks_for(String jql, String keys) {
        var found = new ArrayList<String>();
        json(jira.get("/rest/api/2/search?fields=summary&jql=" + encoded(jql)))
                .path("issues")
                .forEach(issue -> found.add(issue.path("key").asText()));

        assertThat(String.join(" ", found)).isEqualTo(keys == null ? "" : keys);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "project",
                "project =",
                "project = NONE",
                "project ~ TEST",
                "project = TEST extra",
                "project = TEST AND",
                "project > TEST",
                "(project = TEST",
                "nonsense = 1",
                "key = TEST-99",
                "sprint = 99",
                "sprint in nonsense()",
                "status = Nonsense",
                "summary = alpha",
                "summary ~ EMPTY",
                "assignee in nonsense()",
                "updated >= \"2026-11-02T09:00:00Z\"",
                "updated >= nonsense()",
                "updated >= EMPTY",
                "project = TEST ORDER BY nonsense",
                "project = TEST ORDER BY key, id, key, id, key, id, key, id",
                "project = TEST ORDER key",
                "project ! TEST",
                "key not TEST-1"
            })
    void a_query_that_jira_would_refuse_is_a_400_with_a_message(String jql) {
        var answer = jira.get("/rest/api/2/search?jql=" + encoded(jql));

        assertThat(answer.status()).as(jql).isEqualTo(400);
        assertThat(json(answer).at("/errorMessages/0").asText()).isNotEmpty();
    }
}
