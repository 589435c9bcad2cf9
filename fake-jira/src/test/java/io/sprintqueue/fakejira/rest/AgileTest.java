package io.sprintqueue.fakejira.rest;

import static io.sprintqueue.fakejira.TestJira.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.fakejira.TestJira;
import io.sprintqueue.fakejira.site.Board;
import io.sprintqueue.fakejira.site.Dialect;
import io.sprintqueue.fakejira.site.Issue;
import io.sprintqueue.fakejira.site.Sprint;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AgileTest {
    private static final String BOARDS = "/rest/agile/1.0/board";

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_boards_configuration_names_the_fields_of_points_and_rank(Dialect dialect) {
        var jira = new TestJira(dialect);
        JsonNode board = json(jira.get(BOARDS + "/" + jira.board.id() + "/configuration"));

        assertThat(board.at("/estimation/field/fieldId").asText())
                .isEqualTo(jira.site.fields().points());
        assertThat("customfield_" + board.at("/ranking/rankCustomFieldId").asText())
                .isEqualTo(jira.site.fields().rank());
        assertThat(board.at("/columnConfig/columns")).hasSize(4);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void boards_are_listed_by_project_and_type(Dialect dialect) {
        var jira = new TestJira(dialect);
        jira.site.projectWork().board(jira.project.id(), "flow", Board.Kind.KANBAN);

        assertThat(total(jira, BOARDS)).isEqualTo(2);
        assertThat(total(jira, BOARDS + "?type=kanban")).isEqualTo(1);
        assertThat(total(jira, BOARDS + "?projectKeyOrId=TEST&type=scrum,simple")).isEqualTo(1);
        assertThat(total(jira, BOARDS + "?projectKeyOrId=NONE")).isZero();
        assertThat(jira.as("unknown").get(BOARDS).status()).isEqualTo(401);
    }

    private static int total(TestJira jira, String uri) {
        return json(jira.get(uri)).path("total").asInt();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void sprints_of_a_board_are_listed_by_state_and_a_kanban_board_has_none(Dialect dialect) {
        var jira = new TestJira(dialect);
        String path = BOARDS + "/" + jira.board.id() + "/sprint";
        Sprint sprint = jira.site.sprintWork().create(jira.act(), jira.board.id(), "One");
        jira.site.sprintWork().create(jira.act(), jira.board.id(), "Two");
        jira.site.sprintWork().start(jira.act(), sprint.id());
        Board kanban = jira.site.projectWork().board(jira.project.id(), "flow", Board.Kind.KANBAN);

        assertThat(total(jira, path)).isEqualTo(2);
        assertThat(json(jira.get(path + "?state=active")).at("/values/0/name").asText())
                .isEqualTo("One");
        assertThat(jira.get(BOARDS + "/" + kanban.id() + "/sprint").status()).isEqualTo(400);
        assertThat(jira.get(BOARDS + "/99/sprint").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void the_issues_of_a_sprint_come_by_rank_by_the_path_of_the_dialect(Dialect dialect) {
        var jira = new TestJira(dialect);
        Sprint sprint = jira.site.sprintWork().create(jira.act(), jira.board.id(), "One");
        Issue first = jira.story("first");
        Issue second = jira.story("second");
        var work = jira.site.issueWork();
        work.plan(jira.act(), first.id(), sprint.id());
        work.plan(jira.act(), second.id(), sprint.id());
        work.rank(jira.act(), second.id(), first.id());
        String agile = "/rest/agile/1.0/sprint/" + sprint.id() + "/issue";
        String path = agile.replace("agile", dialect.isCloud() ? "software" : "agile");

        JsonNode issues = json(jira.get(path + "?fields=id")).path("issues");

        assertThat(issues.findValuesAsText("id"))
                .containsExactly(Long.toString(second.id()), Long.toString(first.id()));
        assertThat(jira.get(agile).status()).isEqualTo(dialect.isCloud() ? 410 : 200);
        assertThat(jira.get(path.replace("/sprint/", "/sprint/9")).status())
                .isEqualTo(dialect.isCloud() ? 400 : 404);
    }
}
