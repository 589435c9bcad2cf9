package io.sprintqueue.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What a newcomer finds from the first page, and in how many clicks.
class ThreeClicksTest {
    private final KnownBrowser person =
            new KnownBrowser(
                    new BrowserConsole(KnownApi.working(), "the token", () -> KnownApi.NOW));

    @Test
    void what_is_left_in_the_active_sprint_takes_no_click() {
        person.open("/");

        assertThat(person.page().select(".sq-left").text())
                .isEqualTo("8 items left to do, 17.5 points");
        assertThat(person.clicks()).isZero();
    }

    @Test
    void which_items_are_left_takes_one_click() {
        person.open("/").click("ORBIT Sprint 1");

        assertThat(person.page().select("#sq-ACTIVE ~ ol .sq-strong").text()).isEqualTo("ORBIT-2");
        assertThat(person.clicks()).isEqualTo(1);
    }

    @Test
    void who_last_changed_an_items_status_and_from_what_takes_two_clicks() {
        person.open("/").click("ORBIT Sprint 1").click("ORBIT-2");

        assertThat(person.page().expectFirst("dt:contains(Status) ~ dd").text())
                .isEqualTo("In Progress from To Do by A bug 1 h ago");
        assertThat(person.clicks()).isEqualTo(2);
    }

    @Test
    void what_came_into_the_sprint_after_its_start_takes_one_click() {
        person.open("/").click("What came in and left");

        assertThat(person.page().select("section[aria-labelledby=sq-came-in] tbody th").text())
                .isEqualTo("ORBIT-2");
        assertThat(person.clicks()).isEqualTo(1);
    }

    @Test
    void every_section_of_the_navigation_is_one_click_away_and_marks_itself() {
        for (String section : new String[] {"Overview", "Sprints", "Backlog", "Failures", "Sync"}) {
            person.open("/").click(section);

            assertThat(person.page().select(".sq-nav [aria-current=page]").text())
                    .isEqualTo(section);
            assertThat(person.page().select("h1")).hasSize(1);
        }
    }
}
