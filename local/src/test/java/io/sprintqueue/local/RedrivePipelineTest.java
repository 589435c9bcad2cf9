package io.sprintqueue.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.aws.AwsClients;
import io.sprintqueue.aws.AwsClients.Service;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.messaging.QueueDepth;
import io.sprintqueue.testing.Eventually;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Failures from end to end on the real engines, with waits of a second.
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RedrivePipelineTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String UNREADABLE = "{\"nothing\":\"known\"}";
    private RunningPipeline pipeline;
    private AwsClients clients;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
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
        clients = new AwsClients(pipeline.pipeline.aws().environment(), Duration.ofSeconds(5));
    }

    @AfterEach
    void stop() {
        pipeline.close();
    }

    @Test
    void what_failed_while_the_table_was_away_comes_back_and_is_applied() {
        pipeline.pipeline.aws().stop(Service.DYNAMODB);
        String eventId = pipeline.accepted(Site.DEFAULT, update("501", "late but whole"));
        try (SqsClient sqs = clients.client(SqsClient.builder(), Service.SQS)) {
            String deadLetters =
                    pipeline.pipeline.aws().physicalId("InteractiveLaneDeadLetterQueue");
            await(
                    "a dead letter",
                    () -> !QueueDepth.of(sqs, deadLetters).equals(new QueueDepth(0, 0)));
        }
        pipeline.pipeline.aws().start(Service.DYNAMODB);

        JsonNode event = pipeline.settlement(Site.DEFAULT, eventId);
        assertThat(event.path("outcome").asText()).isEqualTo("APPLIED");
        assertThat(event.path("redriveCycles").asInt()).isEqualTo(1);
        assertThat(event.path("lane").asText()).isEqualTo("bulk");
        assertThat(pipeline.operations.item(Site.DEFAULT, "TES-501").body().path("revision"))
                .hasToString("1");
    }

    @Test
    void what_always_fails_is_retrying_for_all_to_see_and_dead_in_the_end_with_its_body() {
        pipeline.pipeline.aws().stop(Service.S3);
        String eventId = pipeline.accepted(Site.DEFAULT, UNREADABLE);
        await("a first attempt", () -> attempts(eventId) > 0);
        JsonNode retrying = pipeline.operations.event(Site.DEFAULT, eventId).body();
        // Four tries that are recorded in each lane: after the eighth none is left.
        await("eight attempts", () -> attempts(eventId) == 8);
        pipeline.pipeline.aws().start(Service.S3);

        JsonNode dead = pipeline.settlement(Site.DEFAULT, eventId);
        assertThat(retrying.path("outcome").asText()).isEqualTo("RETRYING");
        assertThat(retrying.path("attempts").path(0).path("error").asText()).isNotBlank();
        assertThat(dead.path("outcome").asText()).isEqualTo("DEAD");
        assertThat(dead.path("reason").asText()).startsWith("failed again after 1 redrives");
        assertThat(dead.path("attempts")).hasSize(8);
        try (S3Client s3 = clients.client(S3Client.builder(), Service.S3)) {
            String bucket = pipeline.pipeline.aws().physicalId("BodyBucket");
            String key = "bodies/default/" + eventId;
            assertThat(
                            s3.getObjectAsBytes(request -> request.bucket(bucket).key(key))
                                    .asUtf8String())
                    .isEqualTo(UNREADABLE);
        }
    }

    private int attempts(String eventId) {
        return pipeline.operations.event(Site.DEFAULT, eventId).body().path("attempts").size();
    }

    private static String update(String issue, String summary) {
        return """
        {"timestamp":%d,"webhookEvent":"jira:issue_updated","issue":{"id":"%s",\
        "key":"TES-%s","fields":{"summary":"%s"}}}\
        """
                .formatted(Instant.now().toEpochMilli(), issue, issue, summary);
    }

    private static void await(String what, BooleanSupplier condition) {
        Eventually.isTrue(what, PATIENCE, condition);
    }
}
