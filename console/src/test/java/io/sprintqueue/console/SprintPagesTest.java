package io.sprintqueue.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.console.data.OperationsApi.Question;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/// What a person sees of sprints and backlogs.
class SprintPagesTest {
    private static final String SPRINTS = "GET /console/sprints";
    private static final String BOARD = "GET /console/sprints/{site}/{id}";
    private static final String BACKLOG = "GET /console/backlog/{site}/{project}";
    private static final String LIST = "GET /ops/sprints/{site}";
    private static final String QUEUE = "GET /ops/sprints/{site}/{id}/queue";
    private static final String TOTALS = "GET /ops/sprints/{site}/{id}";

    private final KnownApi api = KnownApi.working();
    private final Browser browser =
            new Browser(new BrowserConsole(api, "the token", () -> KnownApi.NOW));

    @Test
    void the_overview_opens_with_what_is_left_in_the_active_sprints() {
        Element first = page("GET /").expectFirst("main section");

        assertThat(first.select("h2").text()).isEqualTo("Active sprints");
        assertThat(first.select("li h3 a").attr("href")).isEqualTo("/console/sprints/default/41");
        assertThat(first.select(".sq-left").text()).isEqualTo("8 items left to do, 17.5 points");
        assertThat(first.select("svg > title").text())
                .isEqualTo("Items: 2 done, 3 in progress, 5 to do");
        assertThat(first.text()).contains("2035-02-20 to 2035-03-06 ends in 4 d");
    }

    @Test
    void the_overview_asks_for_the_active_sprints_of_every_site() {
        api.with("GET /ops/sites", 200, "{\"sites\":[{\"site\":\"acme\"},{\"site\":\"beta\"}]}");

        assertThat(page("GET /").select(".sq-sprint .sq-quiet").eachText())
                .anyMatch(text -> text.startsWith("acme"))
                .anyMatch(text -> text.startsWith("beta"));
        assertThat(api.asked(LIST))
                .extracting(Question::query)
                .allSatisfy(query -> assertThat(query).containsEntry("state", "active"));
    }

    @Test
    void the_overview_counts_the_items_of_eight_sprints_at_most() {
        String sprint = KnownSprints.sprint("One of many", "active", null);
        api.with(LIST, 200, KnownSprints.list(sprint + (", " + sprint).repeat(9), true, null));

        Document page = page("GET /");

        assertThat(page.select(".sq-sprint")).hasSize(8);
        assertThat(page.text()).contains("There are more. All active sprints");
        assertThat(api.asked(TOTALS)).hasSize(8);
    }

    @Test
    void sprints_that_are_not_known_are_said_to_be_so_and_the_page_stands() {
        for (int status : List.of(404, 503)) {
            for (String route : List.of("GET /ops/sites", LIST)) {
                KnownApi half = KnownApi.working().with(route, status, "{\"message\":\"no\"}");
                var browser = new BrowserConsole(half, "t", () -> KnownApi.NOW);
                Document page =
                        Jsoup.parse(
                                browser.answer(new BrowserConsole.Request("GET /", Map.of()))
                                        .body());

                assertThat(page.select("section[aria-labelledby=sq-active]").text())
                        .containsAnyOf("is unknown", "are unknown")
                        .doesNotContain("None", "0");
                assertThat(page.expectFirst(".sq-tile .sq-number").text()).isEqualTo("1,234");
            }
        }
    }

    @Test
    void totals_that_are_not_known_are_dashes_and_the_items_stand() {
        for (int status : List.of(404, 503)) {
            api.with(TOTALS, status, "{\"message\":\"no\"}");

            Document page = page(BOARD, "site", "default", "id", "41");

            assertThat(page.select(".sq-tile .sq-number").eachText()).containsOnly("–");
            assertThat(page.select(".sq-stack")).isEmpty();
            assertThat(page.select(".sq-cards > li")).hasSize(5);
            assertThat(page("GET /").select(".sq-left").text())
                    .isEqualTo("– items left to do, – points");
        }
    }

    @Test
    void the_sprints_are_listed_by_state_and_board_and_the_list_goes_on() {
        String sprint = KnownSprints.sprint("ORBIT Sprint 1", "closed", "2035-03-01T09:00:00Z");
        api.with(LIST, 200, KnownSprints.list(sprint, true, "a b"));

        Document page = page(SPRINTS, "site", "default", "state", "closed", "board", "9");

        assertThat(page.select("tbody tr").text())
                .contains("ORBIT Sprint 1", "closed", "2035-02-20", "closed 3 h ago", "9");
        assertThat(page.select("nav[aria-label=State] [aria-current]").text()).isEqualTo("Closed");
        assertThat(page.select("a:contains(More sprints)").attr("href"))
                .isEqualTo("/console/sprints?site=default&state=closed&board=9&next=a%20b");
        assertThat(api.asked(LIST).getLast().query())
                .containsEntry("state", "closed")
                .containsEntry("board", "9");
    }

    @Test
    void a_list_says_whether_it_is_complete() {
        String sprint = KnownSprints.sprint("One", "active", null);
        assertThat(page(SPRINTS).select("main").text()).doesNotContain("complete", "unknown");

        api.with(LIST, 200, KnownSprints.list(sprint, false, null));
        assertThat(page(SPRINTS).text()).contains("Not complete.", "sprintqueue migrate");
        assertThat(page("GET /").text()).contains("may be missing", "sprintqueue migrate");

        api.with(LIST, 200, "{\"sprints\":[%s]}".formatted(sprint));
        assertThat(page(SPRINTS).text()).contains("Whether older sprints are in this list");
    }

    @Test
    void a_board_has_a_column_for_each_queue_state_in_rank_order() {
        Document page = page(BOARD, "site", "default", "id", "41");

        assertThat(keys(page, "PENDING")).containsExactly("ORBIT-4", "ORBIT-3");
        assertThat(keys(page, "ACTIVE")).containsExactly("ORBIT-2");
        assertThat(keys(page, "DONE")).containsExactly("ORBIT-1", "ORBIT-6");
    }

    @Test
    void a_sub_task_stands_under_its_parent_or_else_alone_and_says_of_what_it_is() {
        Document page = page(BOARD, "site", "default", "id", "41");

        assertThat(page.select("ul[aria-label=Sub-tasks of ORBIT-4] li").text())
                .isEqualTo("DONE ORBIT-5 A part of ORBIT-4");
        assertThat(page.expectFirst("#sq-DONE ~ ol > li:last-child").text())
                .contains("ORBIT-6", "sub-task of ORBIT-77");
    }

    @Test
    void a_board_shows_the_totals_of_the_whole_sprint() {
        Document page = page(BOARD, "site", "default", "id", "41");

        assertThat(page.select(".sq-tile").eachText())
                .containsExactly(
                        "Left to do 8 17.5 points, of 10 items, 21.5 points",
                        "To do 5 11.5 points",
                        "In progress 3 6 points",
                        "Done 2 4 points");
        assertThat(page.select("dt:contains(Without an estimate) ~ dd").text()).isEqualTo("2");
        assertThat(page.text()).contains("Counted 8 s ago").doesNotContain("at least");

        api.with(
                TOTALS,
                200,
                KnownSprints.TOTALS.replace("\"truncated\": false", "\"truncated\": true"));
        assertThat(page(BOARD, "site", "default", "id", "41").text())
                .contains("Not every item was counted, so each number is at least that.");
        assertThat(page("GET /").select(".sq-left").text()).endsWith("17.5 points, at least");
    }

    @Test
    void an_item_leads_to_its_issue_in_jira_and_nowhere_else() {
        Document page = page(BOARD, "site", "default", "id", "41");
        assertThat(page.select("#sq-ACTIVE ~ ol a[target]").attr("href"))
                .isEqualTo("https://orbit.example.com/browse/ORBIT-2");

        for (String url : List.of("javascript:alert(1)", "data:text/html,x", "//evil", "ftp://x")) {
            String item =
                    KnownAnswers.item("ORBIT-2", "x")
                            .replace("https://orbit.example.com/browse/ORBIT-2", url);
            api.with(QUEUE, 200, KnownSprints.board("{\"id\":\"41\"}", item, ""));
            assertThat(page(BOARD, "site", "default", "id", "41").select("a[target]")).isEmpty();
        }
    }

    @Test
    void a_filter_is_asked_of_the_api_and_stays_in_the_form_and_in_the_address_of_the_next_part() {
        String item = KnownAnswers.item("ORBIT-2", "x");
        String board = KnownSprints.board("{\"id\":\"41\"}", item, "");
        api.with(QUEUE, 200, board.replace("\"next\": null", "\"next\": \"t\""));

        Document page =
                page(
                        BOARD,
                        "site",
                        "default",
                        "id",
                        "41",
                        "assignee",
                        "none",
                        "state",
                        "DONE",
                        "type",
                        " Bug ",
                        "label",
                        "",
                        "text",
                        "a&b");

        Map<String, String> filters =
                Map.of("assignee", "none", "state", "DONE", "type", "Bug", "text", "a&b");
        assertThat(api.asked(QUEUE).getLast().query())
                .containsAllEntriesOf(filters)
                .doesNotContainKey("label");
        assertThat(page.select(".sq-filters").attr("method")).isEqualTo("get");
        assertThat(page.select(".sq-filters").attr("action"))
                .isEqualTo("/console/sprints/default/41");
        assertThat(page.select("[name=text]").attr("value")).contains("a&b");
        assertThat(page.select("option[selected]").eachAttr("value")).containsExactly("DONE");
        assertThat(page.select("a:contains(More items)").attr("href"))
                .isEqualTo(
                        "/console/sprints/default/41"
                                + "?assignee=none&state=DONE&type=Bug&text=a%26b&next=t");
        assertThat(page.select("#sq-labels option").eachAttr("value")).containsExactly("export");
    }

    @Test
    void a_filter_that_is_not_understood_says_so_with_the_status_of_the_api() {
        api.with(QUEUE, 400, "{\"message\":\"state is PENDING, ACTIVE or DONE\"}");

        BrowserConsole.Answer answer = answer(BOARD, "site", "default", "id", "41", "state", "NEW");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("state is PENDING, ACTIVE or DONE");
    }

    @Test
    void the_backlogs_are_listed_and_each_shows_its_items_and_what_is_left_over() {
        assertThat(page("GET /console/backlog").select("tbody a").eachAttr("href"))
                .containsExactly(
                        "/console/backlog/default/ORBIT", "/console/backlog/default/10032");

        Document page = page(BACKLOG, "site", "default", "project", "ORBIT", "label", "export");

        assertThat(page.select("#sq-items ~ ol > li .sq-strong").eachText())
                .containsExactly("ORBIT-8", "ORBIT-7");
        assertThat(page.select("#sq-left-over ~ ol .sq-strong").eachText())
                .containsExactly("ORBIT-3");
        assertThat(api.asked("GET /ops/backlog/{site}/{project}").getLast().query())
                .containsEntry("label", "export");
        assertThat(page.text()).doesNotContain("More may be left over", "Not readable");
    }

    @Test
    void what_the_api_leaves_out_is_said_on_each_page() {
        String cut = "\"leftOverTruncated\": true, \"unreadable\": [{}, {}]";
        String unreadable = "\"unreadable\": [{}, {}]";
        String none = "\"unreadable\": []";
        api.with("GET /ops/backlog/{site}/{project}", 200, KnownSprints.BACKLOG.replace(none, cut));
        api.with(QUEUE, 200, KnownSprints.BOARD.replace(none, unreadable));
        api.with(LIST, 200, KnownSprints.ACTIVE.replace(none, unreadable));

        assertThat(page(BACKLOG, "site", "default", "project", "ORBIT").text())
                .contains("More may be left over", "Not readable: 2 of the items");
        assertThat(page(BOARD, "site", "default", "id", "41").text())
                .contains("Not readable: 2 of the items");
        assertThat(page(SPRINTS).text()).contains("Not readable: 2 of the sprints");
    }

    private static List<String> keys(Document page, String state) {
        return page.select("#sq-" + state + " ~ ol > li > .sq-item-head > .sq-strong").eachText();
    }

    private Document page(String route, String... parameters) {
        return browser.page(route, parameters);
    }

    private BrowserConsole.Answer answer(String route, String... parameters) {
        return browser.answer(route, parameters);
    }
}
