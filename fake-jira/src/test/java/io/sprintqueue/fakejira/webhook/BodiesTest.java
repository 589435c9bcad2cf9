package io.sprintqueue.fakejira.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.fakejira.TestJira;
import io.sprintqueue.fakejira.site.Catalog;
import io.sprintqueue.fakejira.site.Change;
import io.sprintqueue.fakejira.site.Dialect;
import io.sprintqueue.fakejira.site.Issue;
import io.sprintqueue.fakejira.site.Sprint;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BodiesTest {
    private static JsonNode last(TestJira jira) {
        Change change = jira.site.changes().getLast();
        return new Bodies(jira.site).of(change);
    }

    private static Sprint started(TestJira jira) {
        Sprint sprint = jira.site.sprintWork().create(jira.act(), jira.board.id(), "A, [b]");
        return jira.site.sprintWork().start(jira.act(), sprint.id());
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void an_update_has_the_whole_issue_and_what_changed(Dialect dialect) {
        var jira = new TestJira(dialect);
        Issue issue = jira.story("told");
        jira.site.issueWork().transition(jira.act(), issue.id(), Catalog.DONE);
        JsonNode body = last(jira);

        assertThat(body.path("webhookEvent").asText()).isEqualTo("jira:issue_updated");
        assertThat(body.path("timestamp").asLong()).isGreaterThan(jira.now.toEpochMilli());
        assertThat(body.at("/issue/id").isTextual()).isTrue();
        assertThat(body.at("/issue/fields/status/statusCategory/key").asText()).isEqualTo("done");
        assertThat(body.at("/issue/fields/updated").asText())
                .matches("2026-11-02T10:00:01\\.123\\+0100");
        JsonNode item = body.at("/changelog/items/0");
        assertThat(item.path("field").asText()).isEqualTo("status");
        assertThat(item.path("fromString").asText()).isEqualTo("To Do");
        assertThat(item.path("toString").asText()).isEqualTo("Done");
        assertThat(item.has("fieldId")).isEqualTo(dialect.isCloud());
    }

    @Test
    void the_sprint_field_is_of_objects_on_cloud_and_of_texts_in_data_center() {
        for (Dialect dialect : Dialect.values()) {
            var jira = new TestJira(dialect);
            Issue issue = jira.story("planned");
            Sprint sprint = started(jira);
            jira.site.issueWork().plan(jira.act(), issue.id(), sprint.id());
            JsonNode field = last(jira).at("/issue/fields/" + jira.site.fields().sprint() + "/0");

            if (dialect.isCloud()) {
                assertThat(field.path("id").isNumber()).isTrue();
                assertThat(field.path("state").asText()).isEqualTo("active");
            } else {
                assertThat(field.asText())
                        .startsWith("com.atlassian.greenhopper.service.sprint.Sprint@")
                        .contains("[id=" + sprint.id() + ",", "state=ACTIVE", "goal=<null>");
            }
        }
    }

    @Test
    void a_comment_has_a_partial_issue_on_cloud_and_none_in_data_center() {
        for (Dialect dialect : Dialect.values()) {
            var jira = new TestJira(dialect);
            Issue issue = jira.story("talked about");
            jira.site.issueWork().comment(jira.act(), issue.id(), "a word");
            JsonNode body = last(jira);

            assertThat(body.at("/comment/self").asText()).contains("/issue/" + issue.id() + "/");
            assertThat(body.at("/issue/fields").size()).isEqualTo(dialect.isCloud() ? 6 : 0);
        }
    }

    @Test
    void a_started_sprint_is_told_without_a_list_of_issues() {
        var jira = new TestJira(Dialect.CLOUD);
        started(jira);
        JsonNode body = last(jira);

        assertThat(body.path("webhookEvent").asText()).isEqualTo("sprint_updated");
        assertThat(body.at("/sprint/id").isNumber()).isTrue();
        assertThat(body.at("/sprint/startDate").asText()).endsWith("Z");
        assertThat(body.at("/oldValue/state").asText()).isEqualTo("future");
    }
}
