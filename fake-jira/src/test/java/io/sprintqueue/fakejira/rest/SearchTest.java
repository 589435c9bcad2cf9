package io.sprintqueue.fakejira.rest;

import static io.sprintqueue.fakejira.TestJira.encoded;
import static io.sprintqueue.fakejira.TestJira.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.fakejira.TestJira;
import io.sprintqueue.fakejira.site.Dialect;
import io.sprintqueue.fakejira.site.Issue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class SearchTest {
    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_search_sees_an_issue_when_the_index_has_it_and_its_id_finds_it_at_once(Dialect dialect) {
        var jira = new TestJira(dialect);
        jira.site.indexLag(Duration.ofSeconds(30));
        Issue issue = jira.story("late");
        String id = Long.toString(issue.id());

        assertThat(jira.found("project = TEST")).isEmpty();
        assertThat(jira.get("/rest/api/2/issue/" + id).status()).isEqualTo(200);

        jira.later(Duration.ofSeconds(30));
        assertThat(jira.found("project = TEST")).containsExactly(id);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_quoted_date_is_of_the_askers_zone_and_milliseconds_are_absolute(Dialect dialect) {
        var jira = new TestJira(dialect);
        Issue issue = jira.story("zones");
        String id = Long.toString(issue.id());
        long millis = issue.times().updated().toEpochMilli();

        assertThat(jira.found("updated >= \"2026-11-02 18:00\" AND project = TEST"))
                .containsExactly(id);
        assertThat(jira.found("updated >= \"2026-11-02 18:01\" AND project = TEST")).isEmpty();
        assertThat(jira.found("updated >= " + millis)).containsExactly(id);
        assertThat(jira.found("updated > " + millis)).isEmpty();
    }

    @Test
    void pages_of_cloud_are_chained_by_tokens_until_the_last() {
        var jira = new TestJira(Dialect.CLOUD);
        for (int number = 0; number < 5; number++) {
            jira.story("story " + number);
        }
        String search =
                "/rest/api/2/search/jql?maxResults=2&fields=summary&jql="
                        + encoded("project = TEST ORDER BY key");
        var summaries = new ArrayList<String>();
        String token = "";
        for (int page = 0; page < 3; page++) {
            Answer answer = jira.get(search + token);
            json(answer)
                    .path("issues")
                    .forEach(issue -> summaries.add(issue.at("/fields/summary").asText()));
            token = "&nextPageToken=" + json(answer).path("nextPageToken").asText();
            assertThat(json(answer).path("isLast").asBoolean()).isEqualTo(page == 2);
        }
        assertThat(summaries)
                .isEqualTo(List.of("story 0", "story 1", "story 2", "story 3", "story 4"));
    }

    @Test
    void pages_of_data_center_go_by_offset_and_say_the_total() {
        var jira = new TestJira(Dialect.DATA_CENTER_9);
        jira.story("one");
        jira.story("two");

        var page =
                json(
                        jira.get(
                                "/rest/api/2/search?startAt=1&maxResults=1&jql="
                                        + encoded("project = TEST ORDER BY created")));

        assertThat(page.path("total").asInt()).isEqualTo(2);
        assertThat(page.at("/issues/0/fields/summary").asText()).isEqualTo("two");
    }

    @Test
    void an_id_that_is_gone_spoils_a_search_of_data_center_unless_it_is_not_validated() {
        var jira = new TestJira(Dialect.DATA_CENTER_9);
        Issue kept = jira.story("kept");
        Issue gone = jira.story("gone");
        jira.site.issueWork().delete(jira.later(Duration.ofSeconds(1)), gone.id());
        String ids = "id in (%d, %d)".formatted(kept.id(), gone.id());
        String question = "{\"jql\":\"" + ids + "\",\"fields\":[\"id\"]";

        assertThat(jira.post("/rest/api/2/search", question + "}").status()).isEqualTo(400);
        Answer found = jira.post("/rest/api/2/search", question + ",\"validateQuery\":false}");
        assertThat(json(found).path("issues").findValuesAsText("id"))
                .contains(Long.toString(kept.id()))
                .doesNotContain(Long.toString(gone.id()));
        String query = "/rest/api/2/search?validateQuery=false&jql=" + encoded(ids);
        assertThat(json(jira.get(query)).path("total").asInt()).isEqualTo(1);
    }

    @Test
    void an_answer_is_dated_when_it_was_asked() {
        assertThat(new TestJira(Dialect.CLOUD).get("/rest/api/2/serverInfo").headers())
                .containsEntry("Date", "Mon, 2 Nov 2026 09:00:00 GMT");
    }

    @Test
    void a_query_without_a_restriction_is_refused_by_cloud_alone() {
        String query = "?jql=" + encoded("ORDER BY created");

        assertThat(new TestJira(Dialect.CLOUD).get("/rest/api/2/search/jql" + query).status())
                .isEqualTo(400);
        assertThat(new TestJira(Dialect.DATA_CENTER_10).get("/rest/api/2/search" + query).status())
                .isEqualTo(200);
    }

    @Test
    void the_old_search_is_gone_from_cloud_and_the_new_one_is_not_in_data_center() {
        assertThat(new TestJira(Dialect.CLOUD).get("/rest/api/2/search?jql=x").status())
                .isEqualTo(410);
        assertThat(
                        new TestJira(Dialect.DATA_CENTER_10)
                                .get("/rest/api/2/search/jql?jql=x")
                                .status())
                .isEqualTo(404);
    }
}
