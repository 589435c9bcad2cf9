package io.sprintqueue.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import java.util.Map;

/// What a person sees of sync.
class SyncPagesTest {
    private static final String SYNC = "GET /console/sync/{site}";

    private final KnownApi api = KnownApi.working();
    private final BrowserConsole console = new BrowserConsole(api, "the token", () -> KnownApi.NOW);

    private Document page(String route) {
        var request = new BrowserConsole.Request(route, Map.of("site", "default"));
        return Jsoup.parse(console.answer(request).body());
    }

    private Element card() {
        return page("GET /").expectFirst("section[aria-labelledby=sq-sync]");
    }

    @Test
    void the_overview_has_a_row_for_each_site_that_leads_to_its_page() {
        assertThat(card().select("tbody tr").eachText())
                .containsExactly("default behind 91.5 % 100.0 % 35 min");
        assertThat(card().select("tbody a").attr("href")).isEqualTo("/console/sync/default");
    }

    @Test
    void the_overview_says_that_webhooks_alone_feed_the_copy_or_that_it_is_not_known() {
        api.with("GET /ops/sync", 200, "{\"sites\": []}");
        assertThat(card().text()).contains("Off: no site has Jira credentials");

        api.broken();
        assertThat(card().text()).contains("unknown").doesNotContain("Off");
    }

    @Test
    void a_concern_of_health_about_a_site_leads_to_its_page() {
        api.with(
                "GET /ops/health",
                200,
                """
                {"status": "degraded", "checks": [{"name": "sync of default",
                 "status": "degraded", "message": "reconcile is late"}]}
                """);

        assertThat(page("GET /").select(".sq-status a[href=/console/sync/default]")).hasSize(1);
    }

    @Test
    void the_page_shows_the_figures_and_each_job() {
        Document page = page(SYNC);

        assertThat(page.select(".sq-number").eachText())
                .containsExactly("91.5 %", "100.0 %", "1,234", "35 min");
        assertThat(page.select(".sq-tile .sq-quiet").eachText())
                .contains("183 of 200 changes", "3 answered 429")
                .anyMatch(text -> text.contains("likely 83.9 % to 100.0 %"));
        assertThat(page.select("tbody tr").eachText())
                .satisfiesExactly(
                        fill ->
                                assertThat(fill)
                                        .contains("25,000 issues of 100,000, 25.0 %, about 3 min")
                                        .contains("running", "read 25,000"),
                        reconcile ->
                                assertThat(reconcile)
                                        .contains("no answer of Jira", "behind", "50 min ago")
                                        .contains("contradicts: issue-20012 status"),
                        census -> assertThat(census).contains("idle", "in 14 h", "listed 100,000"));
        assertThat(page.select("progress").attr("value")).isEqualTo("25000");
        assertThat(page.select("section[aria-labelledby=sq-fill]").text())
                .contains("100,000", "about 1,100", "3 min 40 s", "0.80");
        assertThat(page.text()).contains("customfield_7", "contradicted 2");
    }

    @Test
    void a_login_that_fails_is_said_first() {
        api.with(
                "GET /ops/sync/{site}",
                200,
                KnownSync.site("login_failed", "\"401 of Jira\"", "401"));

        assertThat(page(SYNC).expectFirst(".sq-status").text())
                .contains("Jira does not let sync in.", "401 of Jira", "in 14 min");
    }

    @Test
    void a_site_without_credentials_says_so_and_shows_no_figures() {
        api.with(
                "GET /ops/sync/{site}",
                200,
                """
                {"site": "default", "condition": "webhooks_only", "message": "webhooks alone"}
                """);

        Document page = page(SYNC);
        assertThat(page.text()).contains("webhooks only", "webhooks alone");
        assertThat(page.select(".sq-tile, table")).isEmpty();
    }
}
