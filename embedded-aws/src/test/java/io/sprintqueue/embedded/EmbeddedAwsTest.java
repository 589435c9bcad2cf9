package io.sprintqueue.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sprintqueue.aws.AwsClients.Service;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import java.net.URI;
import java.util.List;
import java.util.Map;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ParameterizedClass
@EnumSource(Way.class)
class EmbeddedAwsTest {
    private final EmbeddedAws aws = EmbeddedAws.start(Local.TEMPLATE, EmbeddedOptions.inMemory());
    @Parameter Way way = Way.HTTP;
    private Local local = Local.of(aws, way);

    @BeforeEach
    void connect() {
        local = Local.of(aws, way);
    }

    @AfterAll
    void close() {
        aws.close();
    }

    @Test
    void the_lanes_are_fifo_queues_with_their_dead_letter_queues() {
        for (var lane : List.of("InteractiveLane", "BulkLane")) {
            assertThat(attributes(lane))
                    .containsEntry(QueueAttributeName.FIFO_QUEUE, "true")
                    .containsEntry(QueueAttributeName.CONTENT_BASED_DEDUPLICATION, "false")
                    .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "60")
                    .hasEntrySatisfying(
                            QueueAttributeName.REDRIVE_POLICY,
                            policy ->
                                    assertThat(policy)
                                            .contains(
                                                    lane + "DeadLetterQueue.fifo",
                                                    "\"maxReceiveCount\":5"));
            assertThat(attributes(lane + "DeadLetterQueue"))
                    .containsEntry(QueueAttributeName.FIFO_QUEUE, "true")
                    .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "60")
                    .doesNotContainKey(QueueAttributeName.REDRIVE_POLICY);
        }
    }

    @Test
    void a_message_of_nearly_a_mebibyte_goes_through() {
        var url = aws.physicalId("BulkLaneDeadLetterQueue");
        var body = "x".repeat(1_000_000);
        local.send(url, way + "-g", body);
        assertThat(local.receive(url)).extracting(Message::body).containsExactly(body);
    }

    @Test
    void a_group_waits_for_its_message_in_flight() {
        var url = aws.physicalId("InteractiveLaneDeadLetterQueue");
        local.send(url, way + "-a", "a1");
        assertThat(local.receive(url)).extracting(Message::body).containsExactly("a1");
        local.send(url, way + "-a", "a2");
        local.send(url, way + "-b", "b1");
        assertThat(local.receive(url)).extracting(Message::body).containsExactly("b1");
    }

    @Test
    void the_table_has_its_keys_indexes_stream_and_time_to_live() {
        var name = aws.physicalId("QueueTable");
        var table = local.dynamoDb().describeTable(request -> request.tableName(name)).table();
        assertThat(keys(table.keySchema())).containsExactly("pk HASH", "sk RANGE");
        assertThat(table.globalSecondaryIndexes())
                .extracting(
                        GlobalSecondaryIndexDescription::indexName,
                        index -> String.join(", ", keys(index.keySchema())),
                        index -> index.projection().projectionTypeAsString())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(
                                "by-sprint", "sprintKey HASH, rankKey RANGE", "KEYS_ONLY"),
                        org.assertj.core.groups.Tuple.tuple("by-key", "issueKey HASH", "KEYS_ONLY"),
                        org.assertj.core.groups.Tuple.tuple(
                                "by-outcome", "outcomeShard HASH, outcomeAt RANGE", "KEYS_ONLY"));
        assertThat(table.streamSpecification().streamViewType())
                .isEqualTo(StreamViewType.NEW_AND_OLD_IMAGES);
        assertThat(
                        local.dynamoDb()
                                .describeTimeToLive(request -> request.tableName(name))
                                .timeToLiveDescription()
                                .attributeName())
                .isEqualTo("expiresAt");
    }

    @Test
    void an_object_comes_back_with_its_type() {
        var bucket = aws.physicalId("BodyBucket");
        var bytes = "{\"ä\":1}".repeat(50_000);
        local.s3()
                .putObject(
                        put -> put.bucket(bucket).key("a b/ü.json").contentType("application/json"),
                        RequestBody.fromString(bytes));
        var object = local.s3().getObjectAsBytes(get -> get.bucket(bucket).key("a b/ü.json"));
        assertThat(object.asUtf8String()).isEqualTo(bytes);
        assertThat(object.response().contentType()).isEqualTo("application/json");
        assertThat(
                        local.s3()
                                .headObject(head -> head.bucket(bucket).key("a b/ü.json"))
                                .contentLength())
                .isEqualTo(bytes.getBytes(java.nio.charset.StandardCharsets.UTF_8).length);
        local.s3().deleteObject(delete -> delete.bucket(bucket).key("a b/ü.json"));
        assertThatThrownBy(() -> local.s3().getObject(get -> get.bucket(bucket).key("a b/ü.json")))
                .isInstanceOf(NoSuchKeyException.class);
        assertThatThrownBy(() -> local.s3().getObject(get -> get.bucket("other").key("a")))
                .isInstanceOf(NoSuchBucketException.class);
    }

    @Test
    void the_secret_is_generated_and_can_be_replaced() {
        var id = aws.physicalId("WebhookSecret");
        aws.putSecret("WebhookSecret", "s3cret");
        assertThat(local.secret(id)).isEqualTo("s3cret");
        assertThat(local.secret("WebhookSecret")).isEqualTo("s3cret");
        assertThatThrownBy(() -> local.secret("other"))
                .isInstanceOf(ResourceNotFoundException.class);
        aws.failSecretsManager(true);
        assertThatThrownBy(() -> local.secret(id)).isInstanceOf(SecretsManagerException.class);
        aws.failSecretsManager(false);
        assertThat(local.secret(id)).isEqualTo("s3cret");
    }

    @Test
    void a_function_finds_the_resources_and_the_engines_in_its_environment() {
        assertThat(aws.functionEnvironment("IngestFunction"))
                .containsEntry("INTERACTIVE_QUEUE_URL", aws.physicalId("InteractiveLane"))
                .containsEntry("BULK_QUEUE_URL", aws.physicalId("BulkLane"))
                .containsEntry("BODY_BUCKET", "bodybucket")
                .containsEntry("SECRET_ID", aws.physicalId("WebhookSecret"))
                .containsEntry("CONFIG_FILE", "/opt/sprintqueue.yaml")
                .containsEntry("POWERTOOLS_SERVICE_NAME", "sprintqueue")
                .containsEntry("POWERTOOLS_LOG_LEVEL", "INFO")
                .containsAllEntriesOf(aws.environment());
        assertThat(aws.functionEnvironment("ProcessorFunction"))
                .containsEntry("TABLE_NAME", aws.physicalId("QueueTable"))
                .doesNotContainKey("SECRET_ID");
        assertThatThrownBy(() -> aws.functionEnvironment("QueueTable"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> aws.physicalId("HttpApi"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_processor_is_invoked_from_both_lanes() {
        assertThat(aws.eventSources("ProcessorFunction"))
                .containsExactly(
                        new EventSource(aws.physicalId("InteractiveLane"), 10, true, 200),
                        new EventSource(aws.physicalId("BulkLane"), 10, true, 50));
        assertThat(aws.eventSources("IngestFunction")).isEmpty();
    }

    @Test
    void the_redrive_is_invoked_from_both_dead_letter_queues_and_may_hold_messages_back() {
        assertThat(aws.eventSources("RedriveFunction"))
                .extracting(EventSource::queueUrl)
                .containsExactlyInAnyOrder(
                        aws.physicalId("InteractiveLaneDeadLetterQueue"),
                        aws.physicalId("BulkLaneDeadLetterQueue"));
        assertThat(aws.eventSources("RedriveFunction"))
                .allMatch(EventSource::reportBatchItemFailures);
    }

    @Test
    void everything_listens_on_loopback_only() {
        for (var service : Service.values()) {
            var endpoint = aws.environment().get("AWS_ENDPOINT_URL_" + service.name());
            assertThat(URI.create(String.valueOf(endpoint)).getHost()).isEqualTo("127.0.0.1");
        }
    }

    private Map<QueueAttributeName, String> attributes(String logicalId) {
        return local.sqs()
                .getQueueAttributes(request ->
                        request.queueUrl(aws.physicalId(logicalId))
                                .attributeNames(QueueAttributeName.ALL))
                .attributes();
    }

    private static List<String> keys(List<KeySchemaElement> schema) {
        return schema.stream()
                .map(key -> key.attributeName() + " " + key.keyTypeAsString())
                .toList();
    }
}
