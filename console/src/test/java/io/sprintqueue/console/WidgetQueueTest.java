package io.sprintqueue.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import java.util.List;

/// Sprints and backlogs in the widget, where all forms are one and links are buttons.
class WidgetQueueTest {
    private static final String QUEUE = "GET /ops/sprints/{site}/{id}/queue";

    private final KnownApi api = KnownApi.working();
    private final WidgetConsole console = new WidgetConsole(api, () -> KnownApi.NOW);

    @Test
    void each_view_has_its_page() {
        assertThat(heading("sprints")).isEqualTo("Sprints");
        assertThat(heading("sprint")).isEqualTo("ORBIT Sprint 1");
        assertThat(heading("report")).isEqualTo("ORBIT Sprint 1");
        assertThat(heading("backlog")).isEqualTo("Backlogs");
        assertThat(heading("backlog\", \"project\": \"ORBIT")).isEqualTo("Backlog of ORBIT");
        assertThat(heading("syncs")).isEqualTo("Sync");
    }

    @Test
    void a_filter_counts_only_if_its_own_button_was_pressed() {
        String typed = "\"widgetContext\": {\"forms\": {\"all\": {\"filter-type\": \" Bug \"}}}";

        page("{\"view\": \"sprint\", \"sprint\": \"41\", \"form\": true, %s}".formatted(typed));
        assertThat(api.asked(QUEUE).getLast().query()).containsEntry("type", "Bug");

        page("{\"view\": \"sprint\", \"sprint\": \"41\", %s}".formatted(typed));
        assertThat(api.asked(QUEUE).getLast().query()).doesNotContainKey("type");
    }

    @Test
    void the_search_of_the_header_and_a_filter_have_no_field_in_common() {
        Document page = page("{\"view\": \"sprint\", \"sprint\": \"41\"}");

        assertThat(page.select("[name]").eachAttr("name")).doesNotHaveDuplicates();
    }

    @Test
    void the_button_of_a_filter_starts_at_the_first_part_and_a_link_keeps_what_was_filtered() {
        api.with(QUEUE, 200, KnownSprints.BOARD.replace("\"next\": null", "\"next\": \"second\""));
        Document page =
                page(
                        "{\"view\": \"sprint\", \"sprint\": \"41\", \"type\": \"Bug\", \"next\":"
                                + " \"x\"}");

        assertThat(action(page, "Filter").has("next")).isFalse();
        assertThat(action(page, "Filter").path("form").asBoolean()).isTrue();
        assertThat(action(page, "More items").path("next").asText()).isEqualTo("second");
        assertThat(action(page, "More items").path("type").asText()).isEqualTo("Bug");
        assertThat(action(page, "Show all").has("type")).isFalse();
    }

    @Test
    void a_widget_does_not_refresh_itself() {
        for (String view : List.of("overview", "sprint", "report")) {
            Document page =
                    page(
                            "{\"view\": \"%s\", \"sprint\": \"41\", \"refresh\": \"10\"}"
                                    .formatted(view));

            assertThat(page.select("meta")).isEmpty();
            assertThat(page.text()).doesNotContain("Refresh every");
        }
    }

    @Test
    void nothing_but_jira_is_a_link() {
        assertThat(page("{\"view\": \"sprint\", \"sprint\": \"41\"}").select("a"))
                .isNotEmpty()
                .allSatisfy(link -> {
                    assertThat(link.attr("href")).startsWith("https://orbit.example.com/browse/");
                    assertThat(link.attr("target")).isEqualTo("_blank");
                });
    }

    private static JsonNode action(Document page, String button) {
        Element action = page.expectFirst("button:contains(" + button + ") + cwdb-action");
        return KnownApi.json(action.text());
    }

    private String heading(String view) {
        return page("{\"view\": \"%s\", \"sprint\": \"41\"}".formatted(view)).select("h1").text();
    }

    private Document page(String event) {
        return Jsoup.parse(console.answer(KnownApi.json(event), "arn"));
    }
}
