package io.sprintqueue.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.aws.AwsClients.Service;
import io.sprintqueue.client.HttpAnswer;
import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Secret;
import io.sprintqueue.core.delivery.SignatureVerifier;
import io.sprintqueue.core.delivery.Site;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class PipelineTest {
    private static final int BODY_BYTES_MAX = 200_000;
    private static final AtomicInteger ISSUES = new AtomicInteger(1_000);
    private static RunningPipeline pipeline;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        pipeline =
                new RunningPipeline(
                        """
                        limits: { bodyBytes: 200000 }
                        sites:
                          strict: { userAgent: { mode: enforce, allow: ["Atlassian*"] } }
                        """,
                        folder,
                        new Site("strict"));
    }

    @AfterAll
    static void stop() {
        pipeline.close();
    }

    @Test
    void everything_that_is_not_signed_by_the_site_gets_the_same_401() {
        byte[] body = "{\"webhookEvent\":\"x\"}".getBytes(StandardCharsets.UTF_8);
        String good = SignatureVerifier.sign(new Body(body), RunningPipeline.SECRET);
        String other = SignatureVerifier.sign(new Body(body), new Secret("another one"));
        byte[] changed = "{\"webhookEvent\":\"y\"}".getBytes(StandardCharsets.UTF_8);
        List<HttpResponse<String>> answers =
                List.of(
                        pipeline.post("/webhooks/jira", changed, signed(good)),
                        pipeline.post("/webhooks/jira", body, Map.of()),
                        pipeline.post(
                                "/webhooks/jira", body, signed(good.replace("sha256", "sha1"))),
                        pipeline.post("/webhooks/jira", body, signed(other)),
                        pipeline.post("/webhooks/jira/nowhere", body, signed(good)),
                        pipeline.post("/webhooks/jira/NOT+A+SITE", body, signed(good)));

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(401);
        assertThat(answers.stream().map(HttpResponse::body).distinct()).hasSize(1);
    }

    @Test
    void the_same_delivery_five_times_at_once_has_one_effect() {
        String issue = newIssue();
        String update = update(issue, "once", 5);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<String>> sent =
                    IntStream.range(0, 5)
                            .mapToObj(_ ->
                                    CompletableFuture.supplyAsync(
                                            () -> pipeline.accepted(Site.DEFAULT, update), threads))
                            .toList();
            assertThat(sent.stream().map(CompletableFuture::join).distinct()).hasSize(1);
            JsonNode event = pipeline.settlement(Site.DEFAULT, sent.getFirst().join());
            assertThat(event.path("outcome").asText()).isEqualTo("APPLIED");
        }
        pipeline.settled(Site.DEFAULT, update(issue, "twice", 4));
        assertThat(item(issue).path("revision").asInt()).isEqualTo(2);
        assertThat(events(issue)).hasSize(2);
    }

    @Test
    void of_two_updates_sent_newest_first_the_newer_wins() {
        String issue = newIssue();
        JsonNode newer = pipeline.settled(Site.DEFAULT, update(issue, "newer", 10));
        JsonNode older = pipeline.settled(Site.DEFAULT, update(issue, "older", 20));

        assertThat(newer.path("outcome").asText()).isEqualTo("APPLIED");
        assertThat(older.path("outcome").asText()).isEqualTo("STALE");
        assertThat(item(issue).path("summary").asText()).isEqualTo("newer");
    }

    @Test
    void an_update_after_a_deletion_leaves_the_issue_deleted() {
        String issue = newIssue();
        pipeline.settled(Site.DEFAULT, update(issue, "alive", 30));
        pipeline.settled(
                Site.DEFAULT, update(issue, "alive", 20).replace("issue_updated", "issue_deleted"));
        pipeline.settled(Site.DEFAULT, update(issue, "raised?", 10));

        HttpAnswer answer = pipeline.operations.item(Site.DEFAULT, "TES-" + issue);
        assertThat(answer.status()).isEqualTo(410);
        assertThat(answer.body().path("deleted").asBoolean()).isTrue();
    }

    @Test
    void a_body_one_byte_over_the_limit_is_refused_and_one_at_the_limit_is_not() {
        String issue = newIssue();
        int padding = BODY_BYTES_MAX - update(issue, "", 5).length();
        String atTheLimit = update(issue, "x".repeat(padding), 5);

        assertThat(send(Site.DEFAULT, atTheLimit).status()).isEqualTo(202);
        assertThat(send(Site.DEFAULT, atTheLimit + " ").status()).isEqualTo(413);
    }

    @Test
    void what_is_signed_and_no_json_object_is_refused() {
        assertThat(
                        Stream.of(
                                        "{\"a\":",
                                        "[".repeat(1_000) + "]".repeat(1_000),
                                        "[]",
                                        "",
                                        "{} {}")
                                .map(body -> send(Site.DEFAULT, body).status()))
                .containsOnly(400);
    }

    @Test
    void an_object_that_cannot_be_routed_is_accepted_and_ends_dead_with_its_reason() {
        JsonNode event = pipeline.settled(Site.DEFAULT, "{}");

        assertThat(event.path("outcome").asText()).isEqualTo("DEAD");
        assertThat(event.path("reason").asText()).isEqualTo("webhookEvent is missing or not text");
    }

    @Test
    void an_unknown_user_agent_is_let_in_or_refused_as_the_site_says() {
        byte[] body = update(newIssue(), "x", 5).getBytes(StandardCharsets.UTF_8);
        String signature = SignatureVerifier.sign(new Body(body), RunningPipeline.SECRET);
        var headers = Map.of("X-Hub-Signature", signature, "User-Agent", "somebody else");

        assertThat(pipeline.post("/webhooks/jira", body, headers).statusCode()).isEqualTo(202);
        assertThat(pipeline.post("/webhooks/jira/strict", body, headers).statusCode())
                .isEqualTo(403);
    }

    @Test
    void while_sqs_is_down_jira_is_told_to_retry() {
        byte[] body = update(newIssue(), "x", 5).getBytes(StandardCharsets.UTF_8);
        var headers = signed(SignatureVerifier.sign(new Body(body), RunningPipeline.SECRET));
        pipeline.pipeline.aws().stop(Service.SQS);
        HttpResponse<String> down = pipeline.post("/webhooks/jira", body, headers);
        pipeline.pipeline.aws().start(Service.SQS);

        assertThat(down.statusCode()).isEqualTo(503);
        assertThat(down.headers().firstValue("retry-after")).isPresent();
        assertThat(pipeline.post("/webhooks/jira", body, headers).statusCode()).isEqualTo(202);
    }

    @Test
    void an_item_is_found_by_the_key_it_had_before_it_moved() {
        String issue = newIssue();
        pipeline.settled(Site.DEFAULT, update(issue, "moves", 20));
        String moved =
                update(issue, "moves", 10)
                        .replace("TES-" + issue, "NEW-" + issue)
                        .replace(
                                "\"issue\":",
                                "\"changelog\":{\"items\":[{\"field\":\"Key\","
                                        + "\"fieldtype\":\"jira\",\"fromString\":\"TES-"
                                        + issue
                                        + "\"}]},\"issue\":");
        pipeline.settled(Site.DEFAULT, moved);

        JsonNode item = item(issue);
        assertThat(item.path("key").asText()).isEqualTo("NEW-" + issue);
        assertThat(item.path("previousKeys").path(0).asText()).isEqualTo("TES-" + issue);
    }

    @Test
    void an_event_that_names_its_issue_by_its_key_alone_is_listed_under_that_key() {
        String issue = newIssue();
        String byRule = "{\"issue\":{\"key\":\"TES-%s\",\"fields\":{}}}".formatted(issue);
        assertThat(pipeline.settled(Site.DEFAULT, byRule).path("outcome").asText())
                .isEqualTo("DEAD");
        assertThat(events("tes-" + issue)).hasSize(1);

        pipeline.settled(Site.DEFAULT, update(issue, "known", 5));
        for (String asked : List.of("TES-" + issue, "tes-" + issue, issue)) {
            assertThat(events(asked)).as(asked).hasSize(2);
        }
    }

    @Test
    void a_key_is_found_in_lower_case_and_is_that_of_the_issue_whose_project_is_live() {
        String issue = newIssue();
        String again = newIssue();
        String deleted =
                "{\"timestamp\":%d,\"webhookEvent\":\"project_deleted\",\"project\":{\"id\":%s}}"
                        .formatted(Instant.now().toEpochMilli(), issue);
        pipeline.settled(Site.DEFAULT, ofProject(issue, update(issue, "before", 9)));
        pipeline.settled(Site.DEFAULT, deleted);
        assertThat(pipeline.operations.item(Site.DEFAULT, "tes-" + issue).status()).isEqualTo(410);

        String sameKey = update(again, "again", 8).replace("TES-" + again, "TES-" + issue);
        pipeline.settled(Site.DEFAULT, ofProject(again, sameKey));
        pipeline.settled(Site.DEFAULT, ofProject(issue, update(issue, "late", 7)));

        var found = pipeline.operations.item(Site.DEFAULT, "tes-" + issue);
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.body().path("issueId").asText()).isEqualTo(again);
    }

    private static String ofProject(String id, String update) {
        return update.replace("\"fields\":{", "\"fields\":{\"project\":{\"id\":\"" + id + "\"},");
    }

    @Test
    void health_is_public_and_says_one_word() {
        assertThat(pipeline.operations.health().body().path("status").asText())
                .isIn("ok", "degraded");
    }

    @Test
    void what_is_not_there_is_said_so_with_a_reason() {
        var unknown = pipeline.operations.item(Site.DEFAULT, "NOPE-1");
        var noEvent = pipeline.operations.event(Site.DEFAULT, "issue-1~" + "0".repeat(32));

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(noEvent.body().path("message").asText())
                .isEqualTo("not processed yet, or unknown");
        assertThat(pipeline.operations.event(Site.DEFAULT, "nonsense").status()).isEqualTo(400);
    }

    private static Map<String, String> signed(String signature) {
        return Map.of("X-Hub-Signature", signature, "User-Agent", "Atlassian Webhook HTTP Client");
    }

    private static HttpAnswer send(Site site, String body) {
        return pipeline.sender.send(site, RunningPipeline.body(body), RunningPipeline.SECRET);
    }

    private static JsonNode item(String issue) {
        return pipeline.operations.item(Site.DEFAULT, "TES-" + issue).body();
    }

    private static List<JsonNode> events(String issue) {
        var response = pipeline.get("/ops/events?site=default&issue=" + issue);
        var events = new ArrayList<JsonNode>();
        RunningPipeline.json(response.body()).path("events").forEach(events::add);
        return events;
    }

    private static String newIssue() {
        return Integer.toString(ISSUES.incrementAndGet());
    }

    private static String update(String issue, String summary, int secondsAgo) {
        return """
        {"timestamp":%d,"webhookEvent":"jira:issue_updated","issue":{"id":"%s","key":"TES-%s",
        "fields":{"summary":"%s","status":{"name":"Open","statusCategory":{"key":"new"}}}}}\
        """
                .formatted(
                        Instant.now().minusSeconds(secondsAgo).toEpochMilli(),
                        issue,
                        issue,
                        summary);
    }
}
