package io.sprintqueue.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import java.util.List;

class BrowserConsoleTest {
    private static final String EVENT = "GET /console/events/{site}/{eventId}";
    private static final String ISSUE = "GET /console/issues/{site}/{key}";
    private static final String REPLAY = "POST /console/events/{site}/{eventId}/replay";

    private final KnownApi api = KnownApi.working();
    private final Browser browser =
            new Browser(new BrowserConsole(api, "the token", () -> KnownApi.NOW));

    @Test
    void the_overview_says_first_what_needs_a_look_and_which_issue_it_concerns() {
        List<String> concerns = page("GET /").select(".sq-status li").eachText();

        assertThat(concerns)
                .containsExactly(
                        "Dead 1 event, the latest of ORBIT-2 See which",
                        "bulk lane degraded: has messages, and none is being processed",
                        "Retrying 1 event, the latest of ORBIT-2 See which");
    }

    @Test
    void the_overview_shows_the_numbers_of_the_statistics() {
        Document page = page("GET /");

        assertThat(page.select(".sq-tile dt").eachText())
                .containsExactly("Applied", "Lag, p95", "Waiting", "Dead");
        assertThat(page.select(".sq-tile .sq-number").eachText())
                .containsExactly("1,234", "1.8 s", "18", "1");
        assertThat(page.select(".sq-tile .sq-quiet").eachText())
                .contains(
                        "95 of 100 events took no longer; p50, half of them, 420 ms; p99, 99 of"
                                + " 100, 1 min 5 s");
    }

    @Test
    void the_charts_tell_their_numbers_to_those_who_do_not_see_them() {
        Document page = page("GET /");

        assertThat(page.select("svg[aria-label^=Throughput] > title").text())
                .contains("1,244 events")
                .contains("at most 1,006 in 1 min");
        assertThat(page.select("svg[aria-label^=Throughput] rect title").eachText())
                .containsExactly("11:58–11:59: 1,006 events", "12:00–12:01: 238 events");
        assertThat(page.select("svg[aria-label^=Lag] > title").text()).contains("at most 2.5 s");
    }

    @Test
    void the_lag_has_a_gap_where_nothing_was_measured() {
        assertThat(page("GET /").select("svg[aria-label^=Lag] path").attr("d"))
                .matches("M[0-9. ]+h.8M[0-9. ]+h.8");
    }

    @Test
    void each_lane_shows_what_waits_in_it() {
        Element lanes = page("GET /").expectFirst("section[aria-labelledby=sq-lanes]");

        assertThat(lanes.select("tbody tr").eachText())
                .containsExactly("interactive moving 7 2 2 min 5 s 0", "bulk stalled 11 0 – 1");
    }

    @Test
    void an_unknown_value_is_a_dash_and_never_a_zero() {
        api.broken();

        Document page = page("GET /");

        assertThat(page.select(".sq-number").eachText()).containsOnly("–");
        assertThat(page.select("section[aria-labelledby=sq-outcomes] td.sq-num").eachText())
                .containsOnly("–");
        assertThat(page.text()).contains("Health is unknown").doesNotContain("All is well");
    }

    @Test
    void all_is_well_only_where_health_says_so_and_nothing_has_failed() {
        api.with("GET /ops/health", 200, KnownAnswers.WELL);
        assertThat(page("GET /").text()).doesNotContain("All is well");

        api.with("GET /ops/events", 200, "{\"events\": [], \"next\": null}");
        assertThat(page("GET /").text()).contains("All is well");
    }

    @Test
    void a_failure_shows_its_error_and_a_form_that_replays_it() {
        Element event = page("GET /console/failures").expectFirst(".sq-event");

        assertThat(event.select(".sq-error").text()).isEqualTo("the clock is ahead");
        Element form = event.expectFirst("form");
        assertThat(form.attr("method")).isEqualTo("post");
        assertThat(form.attr("action"))
                .isEqualTo("/console/events/default/" + encoded(KnownApi.EVENT_ID) + "/replay");
        assertThat(form.select("input[name=token]").attr("value")).isEqualTo("the token");
    }

    @Test
    void a_list_leads_on_to_its_next_part() {
        api.with("GET /ops/events", 200, KnownAnswers.events(KnownAnswers.DEAD_EVENT, "a b&c"));

        assertThat(page("GET /console/failures").select("a:contains(Older)").attr("href"))
                .isEqualTo("/console/failures?outcome=DEAD&next=a%20b%26c");
    }

    @Test
    void only_a_dead_event_can_be_replayed() {
        api.with(
                "GET /ops/events/{site}/{eventId}",
                200,
                KnownAnswers.event("APPLIED", "ORBIT-2", null));

        assertThat(page(EVENT, "site", "default", "eventId", KnownApi.EVENT_ID).select("form"))
                .hasSize(1);
    }

    @Test
    void an_event_shows_its_way_and_its_failed_tries() {
        Document page = page(EVENT, "site", "default", "eventId", KnownApi.EVENT_ID);

        assertThat(page.select("section[aria-labelledby=sq-way] li").eachText())
                .containsExactly(
                        "Changed in Jira 2035-03-01 11:58:30 2 min ago",
                        "Received 2035-03-01 11:58:31 1 min ago",
                        "Settled 2035-03-01 11:59:30 1 min ago");
        assertThat(page.select("section[aria-labelledby=sq-tries] li").text())
                .contains("ThrottlingException");
    }

    @Test
    void a_deleted_issue_shows_its_last_shape_and_says_that_it_is_gone() {
        api.with("GET /ops/items/{site}/{key}", 410, KnownAnswers.item("ORBIT-2", "A bug"));

        Document page = page(ISSUE, "site", "default", "key", "ORBIT-2");

        assertThat(page.select("h1").text()).isEqualTo("ORBIT-2 A bug");
        assertThat(page.text()).contains("Gone. The issue was deleted");
    }

    @Test
    void the_navigation_marks_where_one_is() {
        assertThat(page("GET /").select(".sq-nav [aria-current=page]").text())
                .isEqualTo("Overview");
        assertThat(page("GET /console/sprints").select(".sq-nav [aria-current=page]").text())
                .isEqualTo("Sprints");
        Document board =
                page("GET /console/sprints/{site}/{id}/report", "site", "acme", "id", "41");
        assertThat(board.select(".sq-nav [aria-current=true]").text()).isEqualTo("Sprints");
        assertThat(board.select(".sq-nav a").eachAttr("href"))
                .containsExactly(
                        "/console?minutes=60",
                        "/console?minutes=60",
                        "/console/sprints?site=acme",
                        "/console/backlog?site=acme",
                        "/console/failures?outcome=DEAD",
                        "/console/sync");
    }

    @Test
    void a_page_reads_itself_again_only_if_one_asks_for_it_and_keeps_its_filters() {
        String route = "GET /console/sprints/{site}/{id}";
        Document still = page(route, "site", "default", "id", "41", "type", "Bug");
        assertThat(still.select("meta[http-equiv=refresh]")).isEmpty();
        assertThat(still.select("a:contains(Refresh every 10 s)").attr("href"))
                .isEqualTo("/console/sprints/default/41?type=Bug&refresh=10");

        Document live = page(route, "site", "default", "id", "41", "type", "Bug", "refresh", "10");
        assertThat(live.select("meta[http-equiv=refresh]").attr("content")).isEqualTo("10");
        assertThat(live.select("a:contains(Stop refreshing)").attr("href"))
                .isEqualTo("/console/sprints/default/41?type=Bug");
        assertThat(live.select(".sq-filters [name=refresh]").attr("value")).isEqualTo("10");
    }

    @Test
    void a_page_reads_itself_again_every_5_to_300_seconds() {
        assertThat(refresh("1")).isEqualTo("5");
        assertThat(refresh("5")).isEqualTo("5");
        assertThat(refresh("300")).isEqualTo("300");
        assertThat(refresh("86400")).isEqualTo("300");
        for (String off : List.of("0", "-5", "", "soon", "10; url=//evil", "99999999999999")) {
            assertThat(refresh(off)).as(off).isEmpty();
        }
    }

    private String refresh(String seconds) {
        return page("GET /", "refresh", seconds).select("meta[http-equiv=refresh]").attr("content");
    }

    @Test
    void a_key_of_no_known_issue_shows_the_failed_events_that_have_it() {
        api.with("GET /ops/items/{site}/{key}", 404, "{\"message\": \"no issue has that key\"}");

        BrowserConsole.Answer answer = answer(ISSUE, "site", "default", "key", "ORBIT-2");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body())
                .contains("no issue has that key", ">Events with that key", "DEAD");
    }

    @Test
    void what_is_not_found_says_so_with_the_status_of_the_api() {
        api.with("GET /ops/items/{site}/{key}", 404, "{\"message\": \"no issue has that key\"}");

        BrowserConsole.Answer answer = answer(ISSUE, "site", "default", "key", "NO-1");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("no issue has that key");
    }

    @Test
    void no_page_lets_a_script_run_or_another_site_frame_it() {
        assertThat(answer("GET /").headers().get("content-security-policy"))
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("script-src")
                .doesNotContain("unsafe");
    }

    @Test
    void a_replay_is_asked_for_once_and_told() {
        BrowserConsole.Answer answer = replay("the token");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("Queued again");
        assertThat(api.asked("POST /ops/events/{site}/{eventId}/replay")).hasSize(1);
    }

    @Test
    void a_form_of_another_origin_replays_nothing() {
        assertThat(replay("guessed").status()).isEqualTo(403);
        assertThat(replay("").status()).isEqualTo(403);

        assertThat(api.asked("POST /ops/events/{site}/{eventId}/replay")).isEmpty();
    }

    @Test
    void a_replay_that_is_refused_says_why() {
        for (int status : List.of(404, 409, 410, 503)) {
            api.with(
                    "POST /ops/events/{site}/{eventId}/replay",
                    status,
                    "{\"message\": \"the body is gone\"}");

            BrowserConsole.Answer answer = replay("the token");

            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.body()).contains("Not replayed: the body is gone");
        }
    }

    @Test
    void finding_leads_to_the_page_of_the_thing() {
        assertThat(found("kind", "issue", "text", " ORBIT-2 ", "site", ""))
                .isEqualTo("/console/issues/default/ORBIT-2");
        assertThat(found("kind", "sprint", "text", "41", "site", "acme"))
                .isEqualTo("/console/sprints/acme/41");
        assertThat(found("kind", "event", "text", "a/b?c", "site", "acme"))
                .isEqualTo("/console/events/acme/a%2Fb%3Fc");
        assertThat(found("kind", "issue", "text", "", "site", "")).isEqualTo("/console?minutes=60");
    }

    private String found(String... parameters) {
        BrowserConsole.Answer answer = answer("GET /console/find", parameters);
        assertThat(answer.status()).isEqualTo(303);
        return answer.headers().getOrDefault("location", "");
    }

    private BrowserConsole.Answer replay(String token) {
        return answer(REPLAY, "site", "default", "eventId", KnownApi.EVENT_ID, "token", token);
    }

    private Document page(String route, String... parameters) {
        return browser.page(route, parameters);
    }

    private BrowserConsole.Answer answer(String route, String... parameters) {
        return browser.answer(route, parameters);
    }

    private static String encoded(String eventId) {
        return eventId.replace("~", "%7E");
    }
}
