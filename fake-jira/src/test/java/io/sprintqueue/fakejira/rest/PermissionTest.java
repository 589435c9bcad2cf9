package io.sprintqueue.fakejira.rest;

import static io.sprintqueue.fakejira.TestJira.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.fakejira.TestJira;
import io.sprintqueue.fakejira.site.Account;
import io.sprintqueue.fakejira.site.Account.Trait;
import io.sprintqueue.fakejira.site.Board;
import io.sprintqueue.fakejira.site.Dialect;
import io.sprintqueue.fakejira.site.Issue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.Set;

class PermissionTest {
    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_token_that_has_expired_is_answered_200_with_nothing_and_a_header_tells(Dialect dialect) {
        var jira = new TestJira(dialect);
        Issue issue = jira.story("seen");
        jira.site.accounts().change(TestJira.TOKEN, account -> account.expiring(jira.now));
        String path = dialect.isCloud() ? "/rest/api/2/search/jql" : "/rest/api/2/search";

        Answer search = jira.get(path + "?jql=" + TestJira.encoded("project = TEST"));

        assertThat(search.status()).isEqualTo(200);
        assertThat(json(search).path("issues")).isEmpty();
        assertThat(search.headers()).containsEntry("X-Seraph-LoginReason", "AUTHENTICATED_FAILED");
        assertThat(jira.get("/rest/api/2/myself").status()).isEqualTo(401);
        assertThat(jira.get("/rest/api/2/issue/" + issue.id()).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_permission_that_is_lost_hides_the_project_and_shows_it_when_it_is_back(Dialect dialect) {
        var jira = new TestJira(dialect);
        Issue issue = jira.story("seen");
        String path = "/rest/api/2/issue/" + issue.id();

        jira.site.accounts().change(TestJira.TOKEN, account -> account.without(jira.project));
        assertThat(jira.get(path).status()).isEqualTo(404);
        assertThat(jira.found("issuetype = Story")).isEmpty();
        assertThat(jira.get("/rest/api/2/project/TEST").status()).isEqualTo(404);

        jira.site.accounts().change(TestJira.TOKEN, account -> account.with(jira.project));
        assertThat(jira.get(path).status()).isEqualTo(200);
        assertThat(jira.found("issuetype = Story")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void an_issue_with_a_security_level_is_shown_to_those_who_have_it(Dialect dialect) {
        var jira = new TestJira(dialect);
        Issue issue = jira.story("secret");
        jira.site.issueWork().edit(jira.act(), issue.id(), it -> it.security("staff"));

        assertThat(jira.found("project = TEST")).isEmpty();
        jira.site.accounts().change(TestJira.TOKEN, one -> one.cleared(Set.of("staff")));
        assertThat(jira.found("project = TEST")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void issues_of_an_archived_project_are_read_by_id_and_found_by_no_search(Dialect dialect) {
        var jira = new TestJira(dialect);
        Issue issue = jira.story("kept");
        jira.site.projectWork().archive(jira.act(), jira.project.id());

        assertThat(jira.found("issuetype = Story")).isEmpty();
        assertThat(jira.get("/rest/api/2/issue/" + issue.id()).status()).isEqualTo(200);

        jira.site.projectWork().delete(jira.act(), jira.project.id());
        assertThat(jira.get("/rest/api/2/issue/" + issue.id()).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_private_board_and_its_sprints_are_missing_for_others(Dialect dialect) {
        var jira = new TestJira(dialect);
        Board hidden =
                jira.site
                        .projectWork()
                        .board(
                                jira.project.id(),
                                "secret",
                                Board.Kind.SCRUM,
                                Set.of("somebody else"));
        var sprint = jira.site.sprintWork().create(jira.act(), hidden.id(), "Hidden");

        assertThat(json(jira.get("/rest/agile/1.0/board")).path("total").asInt()).isEqualTo(1);
        assertThat(jira.get("/rest/agile/1.0/board/" + hidden.id()).status()).isEqualTo(404);
        assertThat(jira.get("/rest/agile/1.0/sprint/" + sprint.id()).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void without_jira_software_sprint_and_rank_are_neither_listed_nor_answered(Dialect dialect) {
        var jira = new TestJira(dialect);
        Issue issue = jira.story("plain");
        jira.site
                .accounts()
                .put(Account.of(jira.ann, TestJira.TOKEN, "en_US", Trait.WITHOUT_SOFTWARE));

        var fields = json(jira.get("/rest/api/2/field")).findValuesAsText("id");
        assertThat(fields).contains("summary").doesNotContain(jira.site.fields().sprint());
        assertThat(
                        json(jira.get("/rest/api/2/issue/" + issue.id()))
                                .path("fields")
                                .has(jira.site.fields().rank()))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_deleted_issue_is_gone_by_id_at_once_and_from_searches_with_the_lag(Dialect dialect) {
        var jira = new TestJira(dialect);
        Issue issue = jira.story("gone");
        jira.later(Duration.ofMinutes(1));
        jira.site.indexLag(Duration.ofSeconds(30));
        jira.site.issueWork().delete(jira.act(), issue.id());

        assertThat(jira.get("/rest/api/2/issue/" + issue.id()).status()).isEqualTo(404);
        assertThat(jira.found("project = TEST")).hasSize(1);
        jira.later(Duration.ofSeconds(30));
        assertThat(jira.found("project = TEST")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_moved_issue_is_found_by_its_old_key_and_names_its_new_one(Dialect dialect) {
        var jira = new TestJira(dialect);
        Issue issue = jira.story("moves");
        var other = jira.site.projectWork().create(jira.act(), "OTHER", "Other", false);
        jira.site.issueWork().move(jira.act(), issue.id(), other.id());

        assertThat(json(jira.get("/rest/api/2/issue/test-1")).path("key").asText())
                .isEqualTo("OTHER-1");
    }
}
