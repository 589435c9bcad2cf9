package io.sprintqueue.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What a person sees of what happened in a sprint.
class ReportPagesTest {
    private static final String ROUTE = "GET /ops/sprints/{site}/{id}/report";

    private final KnownApi api = KnownApi.working();
    private final BrowserConsole console = new BrowserConsole(api, "the token", () -> KnownApi.NOW);

    @Test
    void the_numbers_are_in_items_and_points() {
        assertThat(page().select(".sq-tile").eachText())
                .containsExactly(
                        "Committed 6 13 points; there at the start and not done",
                        "Added 2 3.5 points; came in after the start",
                        "Removed 1 5 points; left after the start",
                        "Completed 2 4 points; in it and done at the end",
                        "Carried over 5 7.5 points; in it and not done at the end",
                        "Done before 1 2 points; done before the start, not committed");
    }

    @Test
    void what_came_in_and_what_left_are_listed_apart() {
        assertThat(page().select("section[aria-labelledby=sq-came-in] tbody tr").eachText())
                .containsExactly(
                        "ORBIT-2 Fourth 0.5 2035-02-25 10:00:00 4 d ago carried over as it is now:"
                                + " no event told of a change");
        assertThat(page().select("section[aria-labelledby=sq-went] tbody tr").eachText())
                .containsExactly(
                        "ORBIT-9 sub-task, not counted Moved away – before the start"
                                + " 2035-02-26 10:00:00 3 d ago removed");
    }

    @Test
    void the_report_says_what_its_times_rest_on_and_what_done_means() {
        assertThat(page().text())
                .contains("an event told of it", "not closed: until now")
                .contains("Done means the status category done, where Jira takes the board's last")
                .contains("because no event told of a change: 3");

        api.with(
                ROUTE,
                200,
                KnownSprints.REPORT.replace(
                        "\"basis\": \"event\", \"approximate\": false",
                        "\"basis\": \"startDate\", \"approximate\": true"));
        assertThat(page().text()).contains("as planned; approximate");
    }

    @Test
    void the_chart_tells_its_numbers_to_those_who_do_not_see_it_and_a_table_has_them_all() {
        Document page = page();

        assertThat(page.select("svg[aria-label^=Burn-up in points] > title").text())
                .isEqualTo(
                        "Burn-up in points: 4 of 11.5 points completed at the end, from"
                                + " 2035-02-20 09:05:00 to 2035-03-01 12:00:30 UTC");
        assertThat(page.select("details tbody tr").eachText())
                .containsExactly(
                        "2035-02-20 09:05:00 6 0 13 0",
                        "2035-02-25 10:00:00 7 0 13.5 0",
                        "2035-02-27 15:00:00 7 1 13.5 3",
                        "2035-03-01 12:00:30 7 2 11.5 4");
    }

    @Test
    void the_lines_are_steps_because_nothing_happens_between_two_changes() {
        String scope = page().select("svg[aria-label^=Burn-up in items] path").attr("d");

        assertThat(scope).matches("M0.00 25.00H[0-9.]+V12.50H[0-9.]+V12.50H100.00V12.50H100");
    }

    @Test
    void a_chart_of_thousands_of_changes_has_a_hundred_points_and_ends_where_they_end() {
        String points =
                IntStream.range(0, 3_000)
                        .mapToObj(index ->
                                """
                                {"at": "%s", "scope": {"items": %d, "points": 1},
                                 "completed": {"items": 0, "points": 0}}\
                                """
                                        .formatted(KnownApi.NOW.minusSeconds(3_000 - index), index))
                        .collect(Collectors.joining(","));
        api.with(ROUTE, 200, "{\"sprint\": {\"id\": \"41\"}, \"burnUp\": [%s]}".formatted(points));

        List<String> rows = page().select("details tbody tr").eachText();

        assertThat(rows).hasSizeLessThanOrEqualTo(100).hasSizeGreaterThan(90);
        assertThat(rows.getLast()).isEqualTo("2035-03-01 12:00:29 2,999 0 1 0");
    }

    @Test
    void what_the_api_does_not_say_is_a_dash_and_never_a_zero() {
        api.with(ROUTE, 200, "{\"sprint\": {\"id\": \"41\"}}");

        Document page = page();

        assertThat(page.select(".sq-number").eachText()).hasSize(6).containsOnly("–");
        assertThat(page.select("main").text())
                .contains("Nothing tells of the items", "Nothing tells of the points")
                .doesNotContain("0 points;");
    }

    @Test
    void a_report_of_a_part_says_so() {
        api.with(
                ROUTE,
                200,
                "{\"sprint\": {\"id\": \"41\"}, \"unreadable\": [{}], \"truncated\": true}");

        assertThat(page().text())
                .contains("Not readable: 1 of its rows", "Cut. The sprint has more changes");
    }

    @Test
    void a_list_that_is_cut_leaves_the_numbers_whole_and_says_so() {
        api.with(ROUTE, 200, "{\"sprint\": {\"id\": \"41\"}, \"itemsTruncated\": true}");

        assertThat(page().text())
                .contains("List cut. The sprint has more items than a report lists; the numbers")
                .doesNotContain("Cut. The sprint has more changes");
    }

    @Test
    void without_a_start_nothing_came_in_before_it() {
        api.with(
                ROUTE,
                200,
                KnownSprints.REPORT.replace(
                        "\"start\": {\"at\": \"2035-02-20T09:05:00Z\", \"basis\": \"event\"",
                        "\"start\": {\"at\": null, \"basis\": \"unknown\""));

        Document page = page();

        assertThat(page.select("#sq-from-start").text())
                .startsWith("In it ")
                .doesNotContain("start");
        assertThat(page.select("td[data-label=Came in]").eachText())
                .contains("–")
                .doesNotContain("before the start");
    }

    @Test
    void a_report_that_is_not_known_says_so_with_the_status_of_the_api() {
        for (int status : List.of(404, 503)) {
            api.with(ROUTE, status, "{\"message\":\"no report here\"}");

            BrowserConsole.Answer answer = answer();

            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.body()).contains("no report here", "Overview");
        }
    }

    private Document page() {
        return Jsoup.parse(answer().body());
    }

    private BrowserConsole.Answer answer() {
        return console.answer(
                new BrowserConsole.Request(
                        "GET /console/sprints/{site}/{id}/report",
                        Map.of("site", "default", "id", "41")));
    }
}
