package io.sprintqueue.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import io.sprintqueue.aws.AwsClients;
import io.sprintqueue.aws.AwsClients.Service;
import io.sprintqueue.embedded.EmbeddedAws;
import io.sprintqueue.embedded.EmbeddedOptions;
import io.sprintqueue.embedded.Template;
import io.sprintqueue.messaging.LaneMessage;
import io.sprintqueue.messaging.MessageCodec;
import io.sprintqueue.messaging.S3BodyStore;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/// The function as its environment makes it, on the queues, the bucket and the secret of the
/// template.
class RealEnginesTest {
    private static final Delivery GOOD = Delivery.of(Delivery.ISSUE_UPDATED);

    private final TestClock clock = new TestClock();
    private EmbeddedAws aws;
    private IngestHandler handler;

    @BeforeEach
    void start() {
        aws =
                EmbeddedAws.start(
                        Template.read(Path.of("..", "template.yaml")), EmbeddedOptions.inMemory());
        aws.putSecret("WebhookSecret", Delivery.SECRET);
        handler = new IngestHandler(environment(aws), clock);
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    static Map<String, String> environment(EmbeddedAws aws) {
        var environment = new HashMap<>(aws.functionEnvironment("IngestFunction"));
        environment.put("CONFIG_FILE", Path.of("..", "config", "sprintqueue.yaml").toString());
        return environment;
    }

    @Test
    void a_delivery_is_in_its_lane_to_the_byte() {
        assertThat(answer(GOOD).getStatusCode()).isEqualTo(202);
        assertThat(received("InteractiveLane").body()).isEqualTo(GOOD.body());
    }

    @Test
    void a_body_that_fits_into_no_message_waits_in_the_bucket() {
        var noise = new StringBuilder("{\"noise\":\"");
        new Random(42)
                .ints(2_000_000, 0x20, 0x7F)
                .mapToObj(c -> (char) c)
                .filter(c -> c != '"' && c != '\\')
                .forEach(noise::append);
        var large =
                Delivery.of(noise.append("\"}").toString())
                        .with("x-atlassian-webhook-flow", "Secondary");

        assertThat(answer(large).getStatusCode()).isEqualTo(202);
        assertThat(received("BulkLane").body()).isEqualTo(large.body());
    }

    @Test
    void an_outage_of_sqs_is_503_until_it_is_over() {
        answer(GOOD);
        aws.stopSqs();
        var answer = answer(GOOD);
        aws.startSqs();

        assertThat(answer.getStatusCode()).isEqualTo(503);
        assertThat(answer.getHeaders()).containsEntry("Retry-After", "30");
        assertThat(answer(GOOD).getStatusCode()).isEqualTo(202);
    }

    @Test
    void an_outage_of_secrets_manager_stops_only_what_cannot_be_verified() {
        aws.failSecretsManager(true);
        assertThat(answer(GOOD).getStatusCode()).isEqualTo(503);

        aws.failSecretsManager(false);
        clock.advance(SecretCache.BETWEEN_FIRST_READS);
        assertThat(answer(GOOD).getStatusCode()).isEqualTo(202);

        aws.failSecretsManager(true);
        clock.advance(SecretCache.TIME_TO_LIVE);
        assertThat(answer(GOOD).getStatusCode()).isEqualTo(202);
        assertThat(answer(GOOD.signedWith("another")).getStatusCode()).isEqualTo(503);
    }

    @Test
    void a_rotated_secret_is_read_again() {
        answer(GOOD);
        aws.putSecret("WebhookSecret", "a new secret");
        clock.advance(SecretCache.BETWEEN_READS);

        assertThat(answer(GOOD.signedWith("a new secret")).getStatusCode()).isEqualTo(202);
        assertThat(answer(GOOD).getStatusCode()).isEqualTo(401);
    }

    private APIGatewayV2HTTPResponse answer(Delivery delivery) {
        return handler.handleRequest(delivery.event(), new TestContext());
    }

    private LaneMessage received(String lane) {
        var clients = new AwsClients(aws.environment(), Duration.ofSeconds(10));
        try (var sqs = clients.client(SqsClient.builder(), Service.SQS);
                var s3 = clients.client(S3Client.builder(), Service.S3)) {
            var messages =
                    sqs.receiveMessage(request ->
                                    request.queueUrl(aws.physicalId(lane))
                                            .messageAttributeNames("All"))
                            .messages();
            assertThat(messages).hasSize(1);
            var attributes =
                    messages.getFirst().messageAttributes().entrySet().stream()
                            .collect(
                                    Collectors.toMap(
                                            Map.Entry::getKey,
                                            each -> each.getValue().stringValue()));
            return new MessageCodec(new S3BodyStore(s3, aws.physicalId("BodyBucket")))
                    .decode(messages.getFirst().body(), attributes);
        }
    }
}
