package io.sprintqueue.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Secret;
import io.sprintqueue.core.delivery.SignatureVerifier;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.delivery.SiteSecrets;
import io.sprintqueue.testing.ProjectFolder;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Two Jira sites whose ids, keys and bodies are the same.
class SitesPipelineTest {
    private static final Site ACME = new Site("acme");
    private static final Site BETA = new Site("beta");
    private static final Secret SECRET_OF_ACME = new Secret("the secret of acme");
    private static final Secret SECRET_OF_BETA = new Secret("the secret of beta");
    private static RunningPipeline pipeline;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        Path configuration =
                Files.writeString(
                        folder.resolve("sprintqueue.yaml"),
                        """
                        sites:
                          acme:
                            fields: { storyPoints: { type: number, from: [customfield_10106] } }
                          beta:
                            fields: { storyPoints: { type: number, from: [customfield_10200] } }
                            lanes: { bulkEvents: ["jira:issue_updated"] }
                        """);
        pipeline =
                new RunningPipeline(
                        new LocalOptions(
                                ProjectFolder.find().resolve("template.yaml"),
                                configuration,
                                0,
                                new SiteSecrets(
                                        Map.of(
                                                ACME, List.of(SECRET_OF_ACME),
                                                BETA, List.of(SECRET_OF_BETA)))));
    }

    @AfterAll
    static void stop() {
        pipeline.close();
    }

    @Test
    void equal_bodies_are_an_event_on_each_site_read_and_laned_as_the_site_says() {
        String update = update("11", "equal", 5);
        JsonNode acme = settled(ACME, update);
        JsonNode beta = settled(BETA, update);

        assertThat(acme.path("eventId")).isEqualTo(beta.path("eventId"));
        assertThat(acme.path("outcome").asText()).isEqualTo("APPLIED");
        assertThat(beta.path("outcome").asText()).isEqualTo("APPLIED");
        assertThat(acme.path("lane").asText()).isEqualTo("interactive");
        assertThat(beta.path("lane").asText()).isEqualTo("bulk");
        assertThat(item(ACME, "11").path("storyPoints").asInt()).isEqualTo(3);
        assertThat(item(BETA, "11").path("storyPoints").asInt()).isEqualTo(8);
        assertThat(item(ACME, "11").path("revision").asInt()).isEqualTo(1);
        assertThat(item(BETA, "11").path("revision").asInt()).isEqualTo(1);
    }

    @Test
    void equal_bodies_at_once_in_one_lane_do_not_pass_for_copies_of_each_other() {
        String created = update("16", "equal", 5).replace("issue_updated", "issue_created");
        JsonNode acme = settled(ACME, created);
        JsonNode beta = settled(BETA, created);

        assertThat(acme.path("lane")).isEqualTo(beta.path("lane"));
        assertThat(acme.path("outcome").asText()).isEqualTo("APPLIED");
        assertThat(beta.path("outcome").asText()).isEqualTo("APPLIED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "acme/", "acme?x=%zz", "acme/?x=a|b{issue.key}", "acme?%"})
    void a_slash_at_the_end_and_any_query_reach_the_site(String rest) throws IOException {
        Body body = RunningPipeline.body(update("17", "odd address", 5));

        assertThat(status("/webhooks/jira/" + rest, body, SECRET_OF_ACME)).isEqualTo(202);
        assertThat(status("/webhooks/jira/" + rest, body, SECRET_OF_BETA)).isEqualTo(401);
    }

    @Test
    void the_address_without_a_site_takes_a_slash_and_a_query_too() throws IOException {
        Body body = RunningPipeline.body(update("17", "odd address", 5));

        for (String path : List.of("/webhooks/jira", "/webhooks/jira/", "/webhooks/jira/?x=%zz")) {
            assertThat(status(path, body, SECRET_OF_ACME)).as(path).isEqualTo(401);
        }
        assertThat(status("/webhooks/jira.", body, SECRET_OF_ACME)).isEqualTo(404);
    }

    /// The JDK's client sends no such query.
    private static int status(String target, Body body, Secret secret) throws IOException {
        URI url = pipeline.pipeline.url();
        try (var socket = new Socket(InetAddress.ofLiteral(url.getHost()), url.getPort())) {
            String head =
                    """
                    POST %s HTTP/1.1
                    Host: %s
                    Connection: close
                    Content-Type: application/json
                    X-Hub-Signature: %s
                    Content-Length: %d

                    """
                            .formatted(
                                    target,
                                    url.getAuthority(),
                                    SignatureVerifier.sign(body, secret),
                                    body.sizeBytes());
            socket.getOutputStream()
                    .write(head.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body.bytes());
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.substring(9, 12));
        }
    }

    @Test
    void what_becomes_of_an_issue_on_one_site_is_nothing_to_the_other() {
        settled(ACME, update("12", "of acme", 9));
        settled(BETA, update("12", "of beta", 8));
        settled(ACME, update("12", "of acme", 7).replace("issue_updated", "issue_deleted"));
        settled(BETA, update("12", "of beta still", 6));

        assertThat(pipeline.operations.item(ACME, "TES-12").status()).isEqualTo(410);
        assertThat(item(BETA, "12").path("summary").asText()).isEqualTo("of beta still");
    }

    @Test
    void a_sprint_of_one_site_holds_no_issue_of_the_other() {
        settled(ACME, sprint("sprint_started", "acme's", "active"));
        settled(BETA, sprint("sprint_closed", "beta's", "closed"));
        settled(ACME, update("13", "of acme", 9));
        settled(BETA, update("14", "of beta", 8));

        assertThat(sprintQueue(ACME).path("sprint").path("name").asText()).isEqualTo("acme's");
        assertThat(sprintQueue(BETA).path("sprint").path("state").asText()).isEqualTo("closed");
        assertThat(sprintQueue(ACME).path("items").findValuesAsText("summary"))
                .contains("of acme")
                .doesNotContain("of beta");
        assertThat(sprintQueue(BETA).path("items")).isEmpty();
        assertThat(sprintQueue(BETA).path("leftOver").findValuesAsText("summary"))
                .contains("of beta")
                .doesNotContain("of acme");
        assertThat(item(ACME, "13").path("sprintId").asText()).isEqualTo("41");
        assertThat(item(BETA, "14").path("sprintId").isNull()).isTrue();
        assertThat(item(BETA, "14").path("leftOverOf").asText()).isEqualTo("41");
    }

    @Test
    void a_secret_opens_its_own_site_and_no_other() {
        String update = update("15", "whose?", 5);

        assertThat(status(ACME, update, SECRET_OF_BETA)).isEqualTo(401);
        assertThat(status(BETA, update, SECRET_OF_ACME)).isEqualTo(401);
        assertThat(status(Site.DEFAULT, update, SECRET_OF_ACME)).isEqualTo(401);
        assertThat(pipeline.operations.item(ACME, "TES-15").status()).isEqualTo(404);
    }

    private static int status(Site site, String body, Secret secret) {
        return pipeline.sender.send(site, RunningPipeline.body(body), secret).status();
    }

    private static JsonNode settled(Site site, String body) {
        Secret secret = site.equals(ACME) ? SECRET_OF_ACME : SECRET_OF_BETA;
        var answer = pipeline.sender.send(site, RunningPipeline.body(body), secret);
        assertThat(answer.status()).isEqualTo(202);
        return pipeline.settlement(site, answer.body().path("eventId").asText());
    }

    private static JsonNode item(Site site, String issue) {
        return pipeline.operations.item(site, "TES-" + issue).body();
    }

    private static JsonNode sprintQueue(Site site) {
        return pipeline.operations.sprintQueue(site, "41").body();
    }

    private static String update(String issue, String summary, int secondsAgo) {
        return """
        {"timestamp":%d,"webhookEvent":"jira:issue_updated","issue":{"id":"%s","key":"TES-%s",
        "fields":{"summary":"%s","customfield_10020":[{"id":41,"state":"active"}],
        "customfield_10106":3,"customfield_10200":8}}}\
        """
                .formatted(millis(secondsAgo), issue, issue, summary);
    }

    private static String sprint(String event, String name, String state) {
        return """
        {"timestamp":%d,"webhookEvent":"%s","sprint":{"id":41,"name":"%s","state":"%s"}}\
        """
                .formatted(millis(20), event, name, state);
    }

    private static long millis(int secondsAgo) {
        return Instant.now().minusSeconds(secondsAgo).toEpochMilli();
    }
}
