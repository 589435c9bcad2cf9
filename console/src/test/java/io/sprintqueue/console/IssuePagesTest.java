package io.sprintqueue.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.console.data.OperationsApi.Question;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/// What a person sees of an issue: what happened to it, and who changed it.
class IssuePagesTest {
    private static final String ISSUE = "GET /console/issues/{site}/{key}";
    private static final String EVENT = "GET /console/events/{site}/{eventId}";
    private static final String ITEM = "GET /ops/items/{site}/{key}";
    private static final String EXPLAIN = "GET /ops/items/{site}/{key}/explain";

    private final KnownApi api = KnownApi.working();
    private final BrowserConsole console = new BrowserConsole(api, "the token", () -> KnownApi.NOW);

    @Test
    void an_issue_says_first_who_changed_its_status_and_from_what() {
        assertThat(page(ISSUE).expectFirst("dt:contains(Status) ~ dd").text())
                .isEqualTo("In Progress from To Do by A bug 1 h ago");
    }

    @Test
    void each_field_says_who_changed_it_last_or_why_that_is_not_known() {
        Element table = page(ISSUE).expectFirst("section[aria-labelledby=sq-explain]");

        assertThat(table.select("thead th").eachText())
                .containsExactly("Field", "Value", "Last changed", "Last said by");
        assertThat(table.select("tbody tr").eachText())
                .containsExactly(
                        "status In Progress from To Do by A bug 1 h ago jira:issue_updated "
                                + KnownApi.EVENT_ID
                                + " 2 min ago",
                        "summary A bug unknown: no change is on record jira:issue_updated "
                                + KnownApi.EVENT_ID
                                + " 2 min ago",
                        "labels a, b after 2035-01-31 08:00:00 UTC, by an event that we were not"
                                + " told of an event whose record has expired 28 d ago",
                        "assignee Developer 1 from (empty) by someone unknown at an unknown time –",
                        "dueDate – – –");
    }

    @Test
    void a_relative_time_has_the_exact_one_in_utc_with_it() {
        Element age = page(ISSUE).expectFirst("dt:contains(Status) ~ dd time");

        assertThat(age.text()).isEqualTo("1 h ago");
        assertThat(age.attr("datetime")).isEqualTo("2035-03-01T11:00:30Z");
        assertThat(age.attr("title")).isEqualTo("2035-03-01 11:00:30 UTC");
    }

    @Test
    void the_story_of_an_issue_says_who_did_what_when() {
        Element story = page(ISSUE).expectFirst("section[aria-labelledby=sq-history]");

        assertThat(story.expectFirst("ol > li").text())
                .startsWith("ORBIT-2 2035-03-01 11:58:30 2 min ago DEAD jira:issue_updated")
                .contains("status To Do → to In Progress", "sprintId (empty) → to 41")
                .contains("the clock is ahead");
        assertThat(story.select(".sq-status").text())
                .isEqualTo(
                        "Not every change was told. These fields were changed last: labels after"
                                + " 2035-01-31 08:00:00 UTC, by an event that we were not told of");
    }

    @Test
    void what_an_event_does_not_say_is_said_to_be_unknown() {
        String old =
                """
                {"eventId": "e", "site": "default", "outcome": "APPLIED"}
                """;
        api.with("GET /ops/events", 200, KnownAnswers.events(old, null));
        assertThat(page(ISSUE).expectFirst("section[aria-labelledby=sq-history] ol li").text())
                .contains("someone unknown", "What it changed is unknown");

        String none = old.replace("}", ", \"by\": null, \"changes\": []}");
        api.with("GET /ops/events", 200, KnownAnswers.events(none, null));
        assertThat(page(ISSUE).expectFirst("section[aria-labelledby=sq-history] ol li").text())
                .contains("someone unknown", "No change of a field is on its record");
    }

    @Test
    void changes_without_values_are_named_and_no_empty_value_is_made_up_for_them() {
        String created =
                """
                {"eventId": "e", "site": "default", "outcome": "APPLIED",
                 "webhookEvent": "jira:issue_created", "changesLeftOut": 3,
                 "changes": [{"field": "status", "from": null, "to": null},
                             {"field": "rank", "from": "", "to": ""}]}
                """;
        api.with("GET /ops/events", 200, KnownAnswers.events(created, null));
        assertThat(page(ISSUE).expectFirst("section[aria-labelledby=sq-history] ol li").text())
                .contains("Created with status, rank and 3 more, for which its record has no room")
                .doesNotContain("(empty)");

        String ranked = created.replace("issue_created", "issue_updated");
        api.with("GET /ops/events", 200, KnownAnswers.events(ranked, null));
        assertThat(page(ISSUE).expectFirst("section[aria-labelledby=sq-history] ol li").text())
                .contains("Changed, without values on its record: status, rank");

        api.with(
                EXPLAIN,
                200,
                """
                {"historyComplete": false, "fields": [{"name": "status", "value": "To Do",
                 "change": {"known": "known", "by": {"id": "9", "name": null},
                            "at": "2035-03-01T11:00:30Z", "from": null, "to": null}}]}
                """);
        assertThat(page(ISSUE).expectFirst("dt:contains(Status) ~ dd").text())
                .isEqualTo("In Progress set by 9 1 h ago");
        assertThat(page(ISSUE).text()).contains("Not all of its history was read");
    }

    @Test
    void an_api_that_says_nothing_of_changes_leaves_a_dash_and_the_page_stands() {
        api.with(
                EXPLAIN,
                200,
                """
                {"fields": [{"name": "status", "value": "Done", "eventId": "e",
                 "jiraTime": "2035-03-01T11:58:30Z", "webhookEvent": "jira:issue_updated"}]}
                """);
        assertThat(page(ISSUE).select("section[aria-labelledby=sq-explain] tbody tr").text())
                .isEqualTo("status Done – jira:issue_updated e 2 min ago");

        for (int status : List.of(404, 503)) {
            api.with(EXPLAIN, status, "{\"message\":\"no\"}");
            Document page = page(ISSUE);
            assertThat(page.select("h1").text()).isEqualTo("ORBIT-2 A bug");
            assertThat(page.select("section[aria-labelledby=sq-explain]").text())
                    .contains("Nothing explains this issue");
        }
    }

    @Test
    void an_event_says_who_changed_what() {
        Document page = page(EVENT);

        assertThat(page.select("dt:contains(Changed by) ~ dd").text()).isEqualTo("ORBIT-2");
        assertThat(page.select("section[aria-labelledby=sq-changed] li").eachText())
                .containsExactly("status To Do → to In Progress", "sprintId (empty) → to 41");
    }

    @Test
    void an_issue_leads_to_jira_to_its_parent_and_to_its_board() {
        Document page = page(ISSUE);

        assertThat(page.select("a:contains(Open in Jira)").attr("href"))
                .isEqualTo("https://orbit.example.com/browse/ORBIT-2");
        assertThat(page.select("a:contains(Open in Jira)").attr("rel"))
                .isEqualTo("noopener noreferrer");
        assertThat(page.select("a[href=/console/issues/default/ORBIT-90]").text())
                .isEqualTo("ORBIT-90");
        assertThat(page.select("a[href=/console/sprints/default/41]").text())
                .isEqualTo("Board of sprint 41");
    }

    @Test
    void an_issue_without_a_key_is_linked_and_asked_for_by_its_id() {
        String item = KnownAnswers.item("ORBIT-2", "A bug").replace("\"ORBIT-2\"", "null");
        String sprint = KnownSprints.sprint("ORBIT Sprint 1", "active", null);
        api.with("GET /ops/sprints/{site}/{id}/queue", 200, KnownSprints.board(sprint, item, ""));
        api.with(ITEM, 200, item);

        Document board = page("GET /console/sprints/{site}/{id}", "id", "41");
        assertThat(board.select(".sq-card a[href^=/console/issues]").eachAttr("href"))
                .containsExactly("/console/issues/default/20012");

        Document page = page(ISSUE, "key", "20012");
        assertThat(page.select("h1").text()).startsWith("20012");
        for (String route : List.of(ITEM, EXPLAIN)) {
            assertThat(api.asked(route))
                    .extracting(Question::path)
                    .containsExactly(Map.of("site", "default", "key", "20012"));
        }
    }

    private Document page(String route) {
        return page(route, "key", "ORBIT-2");
    }

    private Document page(String route, String name, String value) {
        var parameters = Map.of("site", "default", name, value, "eventId", KnownApi.EVENT_ID);
        return Jsoup.parse(console.answer(new BrowserConsole.Request(route, parameters)).body());
    }
}
