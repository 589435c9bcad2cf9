package io.sprintqueue.fakejira.rest;

import static io.sprintqueue.fakejira.TestJira.encoded;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.fakejira.TestJira;
import io.sprintqueue.fakejira.site.Catalog;
import io.sprintqueue.fakejira.site.Dialect;
import io.sprintqueue.fakejira.site.Issue;
import io.sprintqueue.fakejira.site.NewIssue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;

class ContractTest {
    private static final Contract CONTRACT = new Contract();
    private static final Duration HOUR = Duration.ofHours(1);

    private final TestJira jira = new TestJira(Dialect.CLOUD);
    private Issue issue;

    @BeforeEach
    void an_issue_with_everything() {
        issue = jira.story("everything");
        long id = issue.id();
        var work = jira.site.issueWork();
        var sprint = jira.site.sprintWork().create(jira.act(), jira.board.id(), "One");
        jira.site.sprintWork().start(jira.act(), sprint.id());
        work.plan(jira.later(HOUR), id, sprint.id());
        work.edit(jira.later(HOUR), id, it -> it.content(c -> c.description("h1. *wiki*")));
        work.edit(jira.later(HOUR), id, it -> it.content(c -> c.assignee(jira.ann.id())));
        work.edit(jira.later(HOUR), id, it -> it.plan(p -> p.points(BigDecimal.valueOf(5))));
        work.transition(jira.later(HOUR), id, Catalog.DONE);
        work.create(
                jira.act(), NewIssue.story(jira.project.id(), "part").under(Catalog.SUBTASK, id));
        var archived = jira.site.projectWork().create(jira.act(), "OLD", "Old", true);
        jira.site.projectWork().archive(jira.act(), archived.id());
        var trashed = jira.site.projectWork().create(jira.act(), "BIN", "Bin", true);
        jira.site.projectWork().trash(jira.act(), trashed.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/rest/api/2/serverInfo",
                "/rest/api/2/myself",
                "/rest/api/2/field",
                "/rest/api/2/field/search?maxResults=3",
                "/rest/api/2/mypermissions?permissions=BROWSE_PROJECTS,ADMINISTER",
                "/rest/api/2/mypermissions",
                "/rest/api/2/mypermissions?permissions=BROWSE_PROJECTS&projectKey=NONE",
                "/rest/api/2/project/search",
                "/rest/api/2/project/search?status=archived",
                "/rest/api/2/project/search?status=deleted&maxResults=1",
                "/rest/api/2/project/search?status=nonsense",
                "/rest/api/2/project/TEST",
                "/rest/api/2/project/NONE",
                "/rest/api/2/issue/TEST-1?expand=changelog",
                "/rest/api/2/issue/TEST-2",
                "/rest/api/2/issue/TEST-99",
                "/rest/api/2/search/jql?jql=project%3DTEST",
                "/rest/api/2/search/jql?jql=project%3DTEST&fields=*all&maxResults=1",
                "/rest/api/2/search/jql?jql=project%3DNONE"
            })
    void each_answer_is_one_that_the_contract_allows(String uri) {
        assertThat(CONTRACT.violations("GET", URI.create(uri).getPath(), jira.get(uri))).isEmpty();
    }

    @Test
    void each_answer_to_a_post_is_one_that_the_contract_allows() {
        String id = Long.toString(issue.id());
        hold("/rest/api/2/issue/bulkfetch", "{\"issueIdsOrKeys\":[\"TEST-1\",\"9\"]}");
        hold("/rest/api/2/issue/bulkfetch", "{\"issueIdsOrKeys\":[]}");
        hold("/rest/api/2/changelog/bulkfetch", "{\"issueIdsOrKeys\":[\"TEST-1\"]}");
        hold("/rest/api/2/search/approximate-count", "{\"jql\":\"project=TEST\"}");
        hold("/rest/api/2/search/approximate-count", "{\"jql\":\"\"}");
        hold("/rest/api/2/search/jql", "{\"jql\":\"project=TEST\",\"fields\":[\"*all\"]}");
        hold(
                "/rest/api/2/jql/match",
                "{\"issueIds\":[" + id + "],\"jqls\":[\"project=TEST\",\"nonsense\"]}");
    }

    private void hold(String path, String body) {
        assertThat(CONTRACT.violations("POST", path, jira.post(path, body))).isEmpty();
    }

    @Test
    void a_stranger_is_answered_as_the_contract_allows() {
        jira.as("no token");
        for (String uri :
                new String[] {
                    "/rest/api/2/myself",
                    "/rest/api/2/field",
                    "/rest/api/2/issue/TEST-1",
                    "/rest/api/2/project/search",
                    "/rest/api/2/search/jql?jql=" + encoded("project = TEST")
                }) {
            assertThat(CONTRACT.violations("GET", URI.create(uri).getPath(), jira.get(uri)))
                    .as(uri)
                    .isEmpty();
        }
    }

    @Test
    void an_answer_that_the_contract_does_not_allow_is_found() {
        Answer wrong = Answer.ok(Shapes.object().put("unheard", true));

        assertThat(CONTRACT.violations("GET", "/rest/api/2/myself", wrong)).isNotEmpty();
        assertThat(CONTRACT.violations("GET", "/rest/api/2/myself", Answer.of(418, null)))
                .isNotEmpty();
    }
}
