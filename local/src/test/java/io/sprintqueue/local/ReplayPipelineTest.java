package io.sprintqueue.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.aws.AwsClients;
import io.sprintqueue.aws.AwsClients.Service;
import io.sprintqueue.client.HttpAnswer;
import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.JiraHeaders;
import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.messaging.BodyStore;
import io.sprintqueue.messaging.LaneMessage;
import io.sprintqueue.messaging.MessageCodec;
import io.sprintqueue.messaging.S3BodyStore;
import io.sprintqueue.messaging.SqsLaneSender;
import io.sprintqueue.testing.Eventually;
import io.sprintqueue.testing.IssueUpdate;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// Replays from end to end on the real engines.
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class ReplayPipelineTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static RunningPipeline pipeline;
    private static SqsClient sqs;
    private static S3BodyStore bodies;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        pipeline =
                new RunningPipeline(
                        """
                        retry:
                          base: PT1S
                          factor: 1
                          cap: PT1S
                          redrive: { base: PT2S, factor: 1, cap: PT2S, cycles: 1 }
                        """,
                        folder);
        var clients = new AwsClients(pipeline.pipeline.aws().environment(), Duration.ofSeconds(5));
        sqs = clients.client(SqsClient.builder(), Service.SQS);
        bodies =
                new S3BodyStore(
                        clients.client(S3Client.builder(), Service.S3),
                        pipeline.pipeline.aws().physicalId("BodyBucket"));
    }

    @AfterAll
    static void stop() {
        sqs.close();
        pipeline.close();
    }

    @Test
    void what_is_still_unreadable_dies_again_under_each_number() {
        String eventId = pipeline.accepted(Site.DEFAULT, "{\"nothing\":\"known\"}");
        await(eventId, event -> isDead(event, 0));
        for (int replay = 1; replay <= 2; replay++) {
            HttpAnswer answer = pipeline.operations.replay(Site.DEFAULT, eventId);
            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.body().path("replay").asInt()).isEqualTo(replay);
            int number = replay;
            await(eventId, event -> isDead(event, number));
        }
    }

    @Test
    void what_was_unroutable_is_applied_once_by_two_presses_and_told_of_under_its_old_id() {
        String eventId = unroutedUpdate("801");
        await(eventId, event -> isDead(event, 0));

        List<Integer> answers = pressedAtOnce(eventId, 8);
        JsonNode event = await(eventId, each -> isApplied(each, 1));

        assertThat(answers).isSubsetOf(202, 409).contains(202);
        assertThat(event.path("entity").asText()).isEqualTo("issue-801");
        assertThat(event.path("lane").asText()).isEqualTo("interactive");
        HttpAnswer late = pipeline.operations.replay(Site.DEFAULT, eventId);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body().path("message").asText()).contains("is APPLIED");
        // Behind all copies in the group: when this one is settled, they are.
        pipeline.settled(Site.DEFAULT, update("801", "later"));
        assertThat(item("801").path("revision").asInt()).isEqualTo(2);
        assertThat(pipeline.operations.event(Site.DEFAULT, eventId).body()).isEqualTo(event);
    }

    @Test
    void a_set_is_found_by_its_issue_and_goes_by_the_bulk_lane() {
        List<String> eventIds = IntStream.range(0, 3).mapToObj(_ -> unroutedUpdate("802")).toList();
        eventIds.forEach(eventId -> await(eventId, event -> isDead(event, 0)));

        List<String> found =
                pipeline.operations
                        .events(Map.of("outcome", "DEAD", "issue", "TES-802"))
                        .body()
                        .path("events")
                        .findValuesAsText("eventId");
        assertThat(found).containsExactlyInAnyOrderElementsOf(eventIds);
        for (String eventId : found) {
            assertThat(pipeline.operations.replayInBulk(Site.DEFAULT, eventId).status())
                    .isEqualTo(202);
        }
        for (String eventId : found) {
            JsonNode event = await(eventId, each -> !each.path("outcome").asText().equals("DEAD"));
            assertThat(event.path("outcome").asText()).isIn("APPLIED", "STALE");
            assertThat(event.path("lane").asText()).isEqualTo("bulk");
        }
        assertThat(pipeline.operations.events(Map.of("outcome", "DEAD", "issue", "TES-802")).body())
                .hasToString("{\"events\":[],\"unreadable\":[],\"next\":null}");
    }

    @Test
    void what_failed_through_all_redrives_is_applied_once_its_cause_is_mended() {
        byte[] noise = new byte[1_200_000];
        new Random(804).nextBytes(noise);
        Body body = RunningPipeline.body(update("804", Base64.getEncoder().encodeToString(noise)));
        var envelope = envelope(Entity.issue("804"), body, "TES-804");
        send(new LaneMessage(envelope, body), new Forgetful());
        String eventId = envelope.eventId().toString();
        await(eventId, event -> event.path("attempts").size() == 8);
        bodies.keep(Site.DEFAULT, envelope.eventId(), body);
        JsonNode dead = await(eventId, event -> isDead(event, 0));
        assertThat(dead.path("reason").asText()).startsWith("failed again after 1 redrives");

        assertThat(pipeline.operations.replay(Site.DEFAULT, eventId).status()).isEqualTo(202);

        JsonNode event = await(eventId, each -> isApplied(each, 1));
        assertThat(event.path("redriveCycles").asInt()).isZero();
        assertThat(item("804").path("revision").asInt()).isEqualTo(1);
    }

    /// Says that it has kept a body, and has not.
    private static final class Forgetful implements BodyStore {
        @Override
        public String keep(Site site, EventId eventId, Body body) {
            return "bodies/" + site + "/" + eventId;
        }

        @Override
        public Body fetch(String key) {
            throw new UnsupportedOperationException(key);
        }
    }

    /// Puts an update into the lane as a version would that cannot route it.
    private static String unroutedUpdate(String issue) {
        Body body = RunningPipeline.body(update(issue, "unrouted " + System.nanoTime()));
        var envelope = envelope(Entity.ofItsOwn(body), body, "TES-" + issue);
        send(new LaneMessage(envelope, body), bodies);
        return envelope.eventId().toString();
    }

    private static void send(LaneMessage message, BodyStore store) {
        String interactive = pipeline.pipeline.aws().physicalId("InteractiveLane");
        var queues = Map.of(Lane.INTERACTIVE, interactive, Lane.BULK, interactive);
        new SqsLaneSender(sqs, new MessageCodec(store), queues).send(message);
    }

    private static Envelope envelope(Entity entity, Body body, String issueKey) {
        return new Envelope(
                Site.DEFAULT,
                EventId.of(entity, body),
                entity,
                null,
                issueKey,
                null,
                Instant.now(),
                JiraHeaders.NONE,
                Lane.INTERACTIVE,
                0,
                0,
                null,
                null);
    }

    private static List<Integer> pressedAtOnce(String eventId, int times) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Integer>> pressed =
                    IntStream.range(0, times)
                            .mapToObj(_ ->
                                    CompletableFuture.supplyAsync(
                                            () ->
                                                    pipeline.operations
                                                            .replay(Site.DEFAULT, eventId)
                                                            .status(),
                                            threads))
                            .toList();
            return pressed.stream().map(CompletableFuture::join).toList();
        }
    }

    private static boolean isDead(JsonNode event, int replays) {
        return event.path("outcome").asText().equals("DEAD")
                && event.path("replays").asInt() == replays;
    }

    private static boolean isApplied(JsonNode event, int replays) {
        return event.path("outcome").asText().equals("APPLIED")
                && event.path("replays").asInt() == replays;
    }

    private static JsonNode item(String issue) {
        return pipeline.operations.item(Site.DEFAULT, "TES-" + issue).body();
    }

    private static String update(String issue, String summary) {
        return IssueUpdate.of(issue, summary, Instant.now());
    }

    private static JsonNode await(String eventId, Predicate<JsonNode> condition) {
        return Eventually.get(
                eventId,
                PATIENCE,
                () -> pipeline.operations.event(Site.DEFAULT, eventId).body(),
                condition);
    }
}
