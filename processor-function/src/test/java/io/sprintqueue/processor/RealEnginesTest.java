package io.sprintqueue.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;

import io.sprintqueue.aws.AwsClients;
import io.sprintqueue.aws.AwsClients.Service;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.embedded.EmbeddedAws;
import io.sprintqueue.embedded.EmbeddedOptions;
import io.sprintqueue.embedded.Template;
import io.sprintqueue.messaging.LaneMessage;
import io.sprintqueue.messaging.S3BodyStore;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.EventKey;
import io.sprintqueue.store.dynamodb.DynamoQueueReader;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The function as its environment makes it, on the table and the bucket of the template.
class RealEnginesTest {
    private EmbeddedAws aws;
    private Map<String, String> environment;

    @BeforeEach
    void start() {
        aws =
                EmbeddedAws.start(
                        Template.read(Path.of("..", "template.yaml")), EmbeddedOptions.inMemory());
        environment = new HashMap<>(aws.functionEnvironment("ProcessorFunction"));
        environment.put("CONFIG_FILE", Path.of("..", "config", "sprintqueue.yaml").toString());
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void a_batch_is_in_the_table_when_the_function_answers() {
        assertThat(process(Bodies.update("1", "a", 10), Bodies.update("2", "b", 10))).isEmpty();

        var item = reader().state(new EntityKey(Site.DEFAULT, Entity.issue("1"))).orElseThrow();
        assertThat(item.state().text("summary")).hasValue("a");
        assertThat(item.revision()).isEqualTo(1);
    }

    @Test
    void the_body_of_a_dead_event_is_in_the_bucket_to_the_byte() {
        LaneMessage dead = Bodies.raw("1", "{}");
        assertThat(process(dead)).isEmpty();

        EventRecord record = reader().event(EventKey.of(dead.envelope())).orElseThrow();
        assertThat(record.outcome()).isEqualTo(Outcome.DEAD);
        var bodies =
                new S3BodyStore(
                        clients().client(S3Client.builder(), Service.S3),
                        environment.getOrDefault("BODY_BUCKET", ""));
        assertThat(bodies.fetch(Objects.requireNonNull(record.bodyKey()))).isEqualTo(dead.body());
    }

    @Test
    void while_the_table_is_down_every_message_comes_back() {
        aws.stop(Service.DYNAMODB);

        assertThat(process(Bodies.update("1", "a", 10)).size()).isEqualTo(1);
    }

    @Test
    void what_the_environment_lacks_is_named_at_once() {
        assertThatThrownBy(() -> new ProcessorHandler(Map.of(), () -> Bodies.NOW))
                .hasMessageContainingAll("TABLE_NAME is missing", "BODY_BUCKET is missing");
    }

    private List<SQSBatchResponse.BatchItemFailure> process(LaneMessage... messages) {
        return new ProcessorHandler(environment, () -> Bodies.NOW)
                .handleRequest(Batches.of(messages), Contexts.of(10_000))
                .getBatchItemFailures();
    }

    private DynamoQueueReader reader() {
        return new DynamoQueueReader(
                clients().client(DynamoDbClient.builder(), Service.DYNAMODB),
                environment.getOrDefault("TABLE_NAME", ""),
                () -> Bodies.NOW,
                _ -> {});
    }

    private AwsClients clients() {
        return new AwsClients(environment, Duration.ofSeconds(5));
    }
}
