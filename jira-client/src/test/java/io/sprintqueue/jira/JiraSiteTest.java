package io.sprintqueue.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What is asked of each kind of Jira, and what is made of its answers.
class JiraSiteTest {
    private static final String SEARCH_OF_CLOUD = "POST /rest/api/2/search/jql";
    private static final String SEARCH = "POST /rest/api/2/search";

    @Test
    void a_cloud_lists_ids_by_tokens_until_it_gives_no_more() {
        try (var jira = new RecordedJira("Cloud")) {
            jira.on(SEARCH_OF_CLOUD, "{'issues':[{'id':'7'},{'id':'9'}],'nextPageToken':'t'}");
            jira.on(SEARCH_OF_CLOUD, "{'issues':[{'id':'11'}],'isLast':true}");
            try (JiraSite site = jira.open()) {
                IssueIds first = site.issuesOf("3", null).value();
                IssueIds last = site.issuesOf("3", first.next()).value();

                assertThat(first.ids()).containsExactly("7", "9");
                assertThat(last.ids()).containsExactly("11");
                assertThat(last.next()).isNull();
            }
            assertThat(jira.bodies.getLast())
                    .isEqualTo(
                            """
                            {"jql":"project = 3 ORDER BY created, key","maxResults":5000,\
                            "fields":["id"],"nextPageToken":"t"}\
                            """);
        }
    }

    @Test
    void a_list_of_a_cloud_that_does_not_move_is_given_up() {
        try (var jira = new RecordedJira("Cloud")) {
            jira.on(SEARCH_OF_CLOUD, "{'issues':[],'nextPageToken':'t'}");
            try (JiraSite site = jira.open()) {
                assertThatThrownBy(() -> site.issuesOf("3", "t"))
                        .hasMessageContaining("does not move");
            }
        }
    }

    @Test
    void changes_are_asked_for_in_milliseconds_which_no_time_zone_moves() {
        try (var jira = new RecordedJira("Cloud")) {
            jira.on(
                    SEARCH_OF_CLOUD,
                    "{'issues':[{'id':'7','fields':{'updated':'2026-10-05T11:00:00.250+0200'}}]}");
            try (JiraSite site = jira.open()) {
                IssueIds changed =
                        site.updatedSince(Instant.ofEpochMilli(5_000), List.of("ORBIT"), null)
                                .value();

                assertThat(changed.issues())
                        .containsExactly(
                                new IssueIds.Listed(
                                        "7", Instant.parse("2026-10-05T09:00:00.250Z")));
            }
            assertThat(jira.bodies.getLast())
                    .contains("project in (\\\"ORBIT\\\") AND updated >= 5000 ORDER BY");
        }
    }

    @Test
    void a_data_center_is_walked_by_the_time_of_creation() {
        try (var jira = new RecordedJira("Server")) {
            jira.on(
                    SEARCH,
                    """
                    {'total':3,'issues':[
                    {'id':'7','fields':{'created':'1970-01-01T00:00:01.000+0000'}},
                    {'id':'8','fields':{'created':'1970-01-01T00:00:02.000+0000'}}]}\
                    """);
            jira.on(
                    SEARCH,
                    """
                    {'total':2,'issues':[
                    {'id':'8','fields':{'created':'1970-01-01T00:00:02.000+0000'}},
                    {'id':'9','fields':{'created':'1970-01-01T00:00:02.000+0000'}}]}\
                    """);
            try (JiraSite site = jira.open()) {
                IssueIds first = site.issuesOf("3", null).value();
                IssueIds last = site.issuesOf("3", first.next()).value();

                assertThat(first.next()).isEqualTo("2000:0");
                assertThat(last.ids()).containsExactly("8", "9");
                assertThat(last.next()).isNull();
            }
            assertThat(jira.bodies.getLast()).contains("project = 3 AND created >= 2000 ORDER BY");
        }
    }

    @Test
    void a_page_of_one_time_goes_on_by_offset() {
        assertThat(new CreationCursor(2_000, 0).after(2, Optional.of(2_000L)))
                .hasToString("2000:2");
        assertThat(CreationCursor.of("2000:2").after(5, Optional.of(2_000L))).hasToString("2000:7");
        assertThat(CreationCursor.of("2000:2").after(5, Optional.of(3_000L))).hasToString("3000:0");
        assertThat(CreationCursor.of(null)).hasToString("0:0");
    }

    @Test
    void issues_are_fetched_with_the_fields_that_were_named() {
        try (var jira = new RecordedJira("Cloud")) {
            jira.on(
                    "POST /rest/api/2/issue/bulkfetch",
                    "{'issues':[{'id':'9','key':'A-9'}],'issueErrors':[{'issueIdsOrKeys':['7']}]}");
            try (JiraSite site = jira.open()) {
                assertThat(
                                site.issues(List.of("9", "7"), Set.of("summary", "labels"))
                                        .value()
                                        .byId())
                        .containsOnlyKeys("9");
            }
            assertThat(jira.bodies.getLast())
                    .isEqualTo(
                            """
                            {"issueIdsOrKeys":["7","9"],"fields":["labels","summary"]}\
                            """);
        }
    }

    @Test
    void a_data_center_is_asked_for_ids_without_failing_for_one_that_is_gone() {
        try (var jira = new RecordedJira("Server")) {
            jira.on(SEARCH, "{'issues':[{'id':'9'}]}");
            try (JiraSite site = jira.open()) {
                assertThat(site.issues(List.of("9", "7"), Set.of("summary")).value().byId())
                        .containsOnlyKeys("9");
            }
            assertThat(jira.bodies.getLast())
                    .contains("\"jql\":\"id in (9,7)\"", "\"validateQuery\":false");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"accountId", "key", "name"})
    void the_account_is_known_by_what_its_jira_has(String name) {
        try (var jira = new RecordedJira("Server")) {
            jira.on("GET /rest/api/2/myself", "{'" + name + "':'me','locale':'de_DE'}");
            try (JiraSite site = jira.open()) {
                assertThat(site.account()).isEqualTo(new Account("me", "de_DE"));
            }
        }
    }

    @Test
    void boards_and_sprints_are_read_page_by_page_and_a_board_may_have_no_sprints() {
        try (var jira = new RecordedJira("Cloud")) {
            jira.on("GET /rest/agile/1.0/board", "{'isLast':false,'values':[{'id':1}]}");
            jira.on("GET /rest/agile/1.0/board", "{'isLast':true,'values':[{'id':2}]}");
            jira.on("GET /rest/agile/1.0/board/1/sprint", "{'isLast':true,'values':[{'id':41}]}");
            jira.on(
                    "GET /rest/agile/1.0/board/2/sprint",
                    exchange -> RecordedJira.send(exchange, 400, "{}"));
            try (JiraSite site = jira.open()) {
                assertThat(site.boardIds()).containsExactly("1", "2");
                assertThat(site.sprints("1", SprintState.ALL).value()).hasSize(1);
                assertThat(site.sprints("2", SprintState.OPEN).value()).isEmpty();
            }
            assertThat(jira.asked)
                    .anyMatch(each -> each.endsWith("?maxResults=50&startAt=1"))
                    .anyMatch(each -> each.endsWith("&state=active%2Cclosed%2Cfuture"))
                    .anyMatch(each -> each.endsWith("&state=active%2Cfuture"));
        }
    }

    @Test
    void projects_are_what_their_list_says() {
        try (var jira = new RecordedJira("Cloud")) {
            jira.on(
                    "GET /rest/api/2/project/search",
                    "{'isLast':true,'values':[{'id':'3','key':'A'}]}");
            jira.on("GET /rest/api/2/project/search", "{'isLast':true,'values':[]}");
            jira.on(
                    "GET /rest/api/2/project/search",
                    "{'isLast':true,'values':[{'id':'4','key':'B'}]}");
            try (JiraSite site = jira.open()) {
                assertThat(site.projects().value())
                        .extracting(project -> project.key() + " " + project.lifecycle())
                        .containsExactly("A live", "B trashed");
            }
        }
        try (var jira = new RecordedJira("Server")) {
            jira.on(
                    "GET /rest/api/2/project",
                    "[{'id':'3','key':'A','archived':true},{'id':'x y'}]");
            try (JiraSite site = jira.open()) {
                assertThat(site.projects().value())
                        .extracting(ListedProject::lifecycle)
                        .containsExactly("archived");
            }
        }
    }
}
