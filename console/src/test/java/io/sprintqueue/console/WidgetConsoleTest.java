package io.sprintqueue.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.console.data.OperationsApi.Question;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The widget, invoked with the events that CloudWatch sends.
class WidgetConsoleTest {
    private static final String ARN = "arn:aws:lambda:eu-west-1:123456789012:function:console";
    private static final String REPLAY = "POST /ops/events/{site}/{eventId}/replay";

    private final KnownApi api = KnownApi.working();
    private final WidgetConsole console = new WidgetConsole(api, () -> KnownApi.NOW);

    @Test
    void it_describes_itself_in_markdown() throws IOException {
        assertThat(console.answer(event("describe"), ARN))
                .startsWith("# Sprintqueue")
                .contains("## Widget parameters", "**view**", "ConsoleReplay");
        assertThat(api.questions).isEmpty();
    }

    @Test
    void without_parameters_it_shows_the_overview_in_the_theme_of_the_dashboard()
            throws IOException {
        Document page = page(event("render"));

        assertThat(page.select("h1").text()).isEqualTo("Overview");
        assertThat(page.select(".sq").hasClass("sq-light")).isTrue();
        assertThat(page.select("script, link, iframe, meta[http-equiv]")).isEmpty();
    }

    @Test
    void the_overview_follows_the_time_range_of_the_dashboard() throws IOException {
        page(event("render"));

        assertThat(api.asked("GET /ops/stats"))
                .extracting(question -> question.query().get("minutes"))
                .containsExactly("61");
    }

    @Test
    void a_zoom_into_the_past_shows_that_part_alone() throws IOException {
        ObjectNode event = render();
        range(event).putObject("zoom").put("start", 2056361400000L).put("end", 2056363140000L);

        Document page = page(event);

        assertThat(page.select(".sq-tile .sq-number").eachText())
                .as("applied, lag of another time, waiting now, dead")
                .containsExactly("1,000", "–", "18", "0");
    }

    @Test
    void parameters_choose_the_view() throws IOException {
        ObjectNode event = render();
        event.put("view", "sprint").put("site", "acme").put("sprint", "41");

        assertThat(page(event).select("h1").text()).isEqualTo("ORBIT Sprint 1");
        assertThat(api.questions)
                .extracting(Question::path)
                .allSatisfy(path -> assertThat(path).containsEntry("site", "acme"));
    }

    @Test
    void its_form_finds_things() throws IOException {
        ObjectNode event = render();
        event.put("view", "find");
        ObjectNode forms = (ObjectNode) event.path("widgetContext").path("forms").path("all");
        forms.put("kind", "issue").put("text", "ORBIT-2").put("site", "default");

        assertThat(page(event).select("h1").text()).isEqualTo("ORBIT-2 A bug");
    }

    @Test
    void each_thing_to_press_calls_the_function_again_with_parameters_of_its_own()
            throws IOException {
        Document page = page(event("render"));

        assertThat(page.select("a")).isEmpty();
        assertThat(page.select("button"))
                .isNotEmpty()
                .allSatisfy(button -> {
                    Element action = button.nextElementSibling();
                    assertThat(action).isNotNull();
                    assertThat(action.tagName()).isEqualTo("cwdb-action");
                    assertThat(action.attr("action")).isEqualTo("call");
                    assertThat(action.attr("endpoint")).isEqualTo(ARN);
                    assertThat(KnownApi.json(action.text()).isObject()).isTrue();
                });
    }

    @Test
    void a_replay_asks_for_confirmation_and_names_the_event() throws IOException {
        ObjectNode event = render();
        event.put("view", "failures");

        Element action = page(event).select("cwdb-action[confirmation]").first();

        assertThat(action).isNotNull();
        assertThat(action.attr("confirmation")).contains(KnownApi.EVENT_ID);
        JsonNode parameters = KnownApi.json(action.text());
        assertThat(parameters.path("action").asText()).isEqualTo("replay");
        assertThat(parameters.path("eventId").asText()).isEqualTo(KnownApi.EVENT_ID);
    }

    @Test
    void the_replay_button_replays_and_shows_the_event() throws IOException {
        Document page = page(event("replay"));

        assertThat(page.select(".sq-notice").text()).contains("Queued again");
        assertThat(page.select("h1").text()).isEqualTo(KnownApi.EVENT_ID);
        assertThat(page.select(".sq").hasClass("sq-dark")).isTrue();
        assertThat(api.asked(REPLAY))
                .extracting(question -> question.path().get("eventId"))
                .containsExactly(KnownApi.EVENT_ID);
    }

    @Test
    void where_replay_is_switched_off_there_is_no_button_and_no_replay() throws IOException {
        for (String off : List.of("false", "")) {
            ObjectNode failures = render();
            failures.put("view", "failures");
            parameters(failures).put("replay", off);
            ObjectNode replay = (ObjectNode) event("replay");
            parameters(replay).put("replay", off);

            assertThat(console.answer(failures, ARN)).doesNotContain("confirmation", "replay\"");
            assertThat(console.answer(replay, ARN)).contains("switched off");
        }
        assertThat(api.asked(REPLAY)).isEmpty();
    }

    @Test
    void a_refresh_of_a_widget_that_has_the_action_among_its_parameters_replays_nothing()
            throws IOException {
        ObjectNode event = (ObjectNode) event("replay");
        parameters(event).put("action", "replay");

        assertThat(page(event).select(".sq-notice").text()).contains("cannot replay");
        assertThat(api.asked(REPLAY)).isEmpty();
    }

    @Test
    void an_empty_event_as_a_test_in_lambda_sends_shows_the_overview() {
        assertThat(page(KnownApi.json("{}")).select("h1").text()).isEqualTo("Overview");
    }

    private Document page(JsonNode event) {
        return Jsoup.parse(console.answer(event, ARN));
    }

    private static ObjectNode render() throws IOException {
        return (ObjectNode) event("render");
    }

    private static ObjectNode parameters(ObjectNode event) {
        return (ObjectNode) event.path("widgetContext").path("params");
    }

    private static ObjectNode range(ObjectNode event) {
        return (ObjectNode) event.path("widgetContext").path("timeRange");
    }

    private static JsonNode event(String name) throws IOException {
        return KnownApi.json(
                Files.readString(Path.of("../events/aws/cloudwatch-widget-" + name + ".json")));
    }
}
