package io.sprintqueue.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import java.util.Map;

/// What a person sees of a sprint that is over, and of what is left over of it.
class EndedSprintPagesTest {
    private static final String ISSUE = "GET /console/issues/{site}/{key}";
    private static final String SPRINT = "GET /console/sprints/{site}/{id}";
    private static final Map<String, String> PARAMETERS =
            Map.of("site", "default", "id", "41", "key", "ORBIT-2");

    private final KnownApi api = KnownApi.working();
    private final BrowserConsole console = new BrowserConsole(api, "the token", () -> KnownApi.NOW);

    @Test
    void a_board_of_a_closed_sprint_has_what_was_done_and_apart_what_is_left_over() {
        api.with("GET /ops/sprints/{site}/{id}/queue", 200, KnownSprints.CLOSED);

        Document page = page(SPRINT);

        assertThat(page.select(".sq-lane h2").eachText()).containsExactly("DONE 1");
        assertThat(page.select("#sq-DONE ~ ol .sq-strong").eachText()).containsExactly("ORBIT-1");
        Element leftOver = page.expectFirst("section[aria-labelledby=sq-left-over]");
        assertThat(leftOver.select(".sq-strong").eachText()).containsExactly("ORBIT-4", "ORBIT-3");
        assertThat(leftOver.text()).contains("Left over 2", "not done when the sprint closed");
        assertThat(page.select("dt:contains(Closed) ~ dd").text()).startsWith("2035-03-01");
    }

    @Test
    void a_board_of_a_deleted_sprint_has_no_columns_and_all_is_left_over() {
        api.with("GET /ops/sprints/{site}/{id}/queue", 410, KnownSprints.CLOSED);

        Document page = page(SPRINT);

        assertThat(page.select(".sq-lane")).isEmpty();
        assertThat(page.text())
                .contains("The sprint was deleted", "in the sprint when it was deleted");
    }

    @Test
    void an_issue_says_in_which_sprint_it_is_or_of_which_it_is_left_over() {
        assertThat(page(ISSUE).text()).contains("Board of sprint 41").doesNotContain("left over");
        api.with(
                "GET /ops/items/{site}/{key}",
                200,
                KnownSprints.leftOver(KnownAnswers.item("ORBIT-2", "A bug")));

        Document page = page(ISSUE);

        assertThat(page.text()).contains("None; left over of sprint 41");
        assertThat(page.select("a:contains(sprint 41)").attr("href"))
                .isEqualTo("/console/sprints/default/41");
    }

    private Document page(String route) {
        return Jsoup.parse(console.answer(new BrowserConsole.Request(route, PARAMETERS)).body());
    }
}
