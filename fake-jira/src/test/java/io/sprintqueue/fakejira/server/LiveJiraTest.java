package io.sprintqueue.fakejira.server;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.sprintqueue.fakejira.FakeJira;
import io.sprintqueue.fakejira.site.Act;
import io.sprintqueue.fakejira.site.Catalog;
import io.sprintqueue.fakejira.site.Dialect;
import io.sprintqueue.fakejira.site.Issue;
import io.sprintqueue.fakejira.site.SiteSettings;
import io.sprintqueue.fakejira.work.SampleSite;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Random;

class LiveJiraTest {
    private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");

    private final HttpClient http = HttpClient.newHttpClient();
    private final FakeJiraServer server =
            FakeJiraServer.start(0, InstantSource.fixed(NOW), LiveJiraTest::jira);
    private final LiveJira live =
            LiveJira.start(server, InstantSource.fixed(NOW), 0, new Random(1));

    private static FakeJira jira(String url) {
        var settings = SiteSettings.of(Dialect.CLOUD, url);
        return new FakeJira(SampleSite.make(settings, new Random(1), NOW, 20), new Random(1));
    }

    @AfterEach
    void stop() {
        live.close();
        server.close();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(server.url().resolve(path));
    }

    private HttpRequest.Builder form(String path, String fields) {
        return to(path).POST(HttpRequest.BodyPublishers.ofString(fields));
    }

    @Test
    void the_rest_api_is_served_under_the_address_that_it_calls_itself() throws Exception {
        String pair = "ada@example.com:" + SampleSite.READER_TOKEN;
        String basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));

        var info = send(to("/rest/api/2/serverInfo"));
        var me = send(to("/rest/api/2/myself").header("Authorization", basic));

        var json = new ObjectMapper().readTree(info.body());
        assertThat(URI.create(json.path("baseUrl").asText())).isEqualTo(server.url());
        assertThat(new ObjectMapper().readTree(me.body()).path("displayName").asText())
                .isEqualTo("Ada Lovelace");
    }

    @Test
    void a_card_is_moved_and_deleted_by_the_forms_of_the_page() throws Exception {
        Issue issue = server.ask(jira -> jira.site().issues().current().findFirst().orElseThrow());
        assertThat(send(to("/")).body()).contains(issue.key());

        send(form("/move", "issue=" + issue.id() + "&status=" + Catalog.IN_REVIEW));
        assertThat(current(issue).content().status()).isEqualTo(Catalog.IN_REVIEW);

        var deleted = send(form("/delete", "issue=" + issue.id()));
        assertThat(deleted.statusCode()).isEqualTo(303);
        boolean gone = server.ask(jira -> jira.site().issues().current(issue.id()).isEmpty());
        assertThat(gone).isTrue();
    }

    private Issue current(Issue issue) {
        return server.ask(jira -> jira.site().issues().current(issue.id()).orElseThrow());
    }

    @Test
    void what_people_write_is_text_on_the_page() throws Exception {
        server.with(jira -> {
            Issue issue = jira.site().issues().current().findFirst().orElseThrow();
            jira.site()
                    .issueWork()
                    .edit(
                            new Act(NOW, jira.site().people().getFirst()),
                            issue.id(),
                            it -> it.content(c -> c.summary("<script>\"&'")));
        });

        assertThat(send(to("/")).body())
                .contains("&lt;script&gt;&quot;&amp;&#39;")
                .doesNotContain("<script>");
    }

    @Test
    void a_form_of_another_page_changes_nothing() throws Exception {
        Issue issue = server.ask(jira -> jira.site().issues().current().findFirst().orElseThrow());

        var refused =
                send(
                        form("/delete", "issue=" + issue.id())
                                .header("Origin", "https://elsewhere.example"));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(current(issue)).isEqualTo(issue);
    }

    @Test
    void the_settings_of_the_page_hold_from_now_on() throws IOException, InterruptedException {
        http.send(form("/settings", "lag=2.5&lost=10&speed=0").build(), BodyHandlers.discarding());

        Duration lag = server.ask(jira -> jira.site().indexLag());
        double lost = server.ask(jira -> jira.outbox().transport().lost());
        assertThat(lag).isEqualTo(Duration.ofMillis(2_500));
        assertThat(lost).isEqualTo(0.1);
    }
}
