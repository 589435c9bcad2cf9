package io.sprintqueue.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class DataDirectoryTest {
    @TempDir Path directory;

    @Test
    void a_process_finds_what_the_one_before_has_left() {
        String secret;
        try (var aws = start()) {
            var local = Local.of(aws);
            local.send(aws.physicalId("BulkLane"), "g", "kept");
            local.dynamoDb()
                    .putItem(put -> put.tableName(aws.physicalId("QueueTable")).item(item()));
            local.s3()
                    .putObject(
                            put ->
                                    put.bucket(aws.physicalId("BodyBucket"))
                                            .key("k")
                                            .metadata(Map.of("site", "acme")),
                            RequestBody.fromString("kept"));
            secret = local.secret("WebhookSecret");
        }
        try (var aws = start()) {
            var local = Local.of(aws);
            var bucket = aws.physicalId("BodyBucket");
            assertThat(local.receive(aws.physicalId("BulkLane")))
                    .extracting(Message::body)
                    .containsExactly("kept");
            assertThat(
                            local.dynamoDb()
                                    .getItem(get ->
                                            get.tableName(aws.physicalId("QueueTable")).key(item()))
                                    .item())
                    .isEqualTo(item());
            assertThat(local.s3().headObject(head -> head.bucket(bucket).key("k")).metadata())
                    .containsEntry("site", "acme");
            assertThat(keys(local, bucket)).containsExactly("k");
            local.s3().deleteObject(delete -> delete.bucket(bucket).key("k"));
            assertThat(keys(local, bucket)).isEmpty();
            assertThat(local.secret("WebhookSecret")).isEqualTo(secret);
        }
    }

    private static List<String> keys(Local local, String bucket) {
        return local.s3().listObjectsV2(list -> list.bucket(bucket)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    @Test
    void a_directory_that_a_process_has_taken_is_refused_with_that_process() {
        try (var _ = start()) {
            assertThatThrownBy(this::start)
                    .hasMessage(
                            "the data directory "
                                    + directory
                                    + " is in use by process "
                                    + ProcessHandle.current().pid());
        }
        try (var aws = start()) {
            assertThat(aws.physicalId("QueueTable")).isNotEmpty();
        }
    }

    @Test
    void what_cannot_be_a_directory_is_refused_with_its_path() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "not a directory");
        var options = EmbeddedOptions.onDisk(file.resolve("below"));

        assertThatThrownBy(() -> EmbeddedAws.start(Local.TEMPLATE, options))
                .hasMessage(
                        "the data directory " + file.resolve("below") + " cannot be written to");
    }

    @Test
    void two_data_directories_are_open_side_by_side_in_a_process() {
        var other = EmbeddedOptions.onDisk(directory.resolve("other"));
        try (var aws = start();
                var second = EmbeddedAws.start(Local.TEMPLATE, other)) {
            Local.of(aws).send(aws.physicalId("BulkLane"), "g", "here");
            assertThat(Local.of(second).receive(second.physicalId("BulkLane"))).isEmpty();
        }
    }

    @Test
    void a_directory_with_queues_of_an_earlier_version_is_refused_and_left_as_it_is()
            throws IOException {
        Path sqs = Files.createDirectories(directory.resolve("sqs"));
        Files.writeString(sqs.resolve("elasticmq.mv.db"), "old");
        assertThatThrownBy(this::start)
                .rootCause()
                .hasMessageContaining(sqs.toString())
                .hasMessageContaining("use a new data directory");
        assertThat(sqs).isDirectoryContaining("glob:**/elasticmq.mv.db");
        assertThat(sqs.resolve("elasticmq.mv.db")).hasContent("old");
    }

    @Test
    void a_changed_template_changes_the_queues_of_a_directory() throws IOException {
        var template = Files.readString(Path.of("..", "template.yaml"));
        start().close();
        var changed =
                Template.parse(
                        template.replace("VisibilityTimeout: 60", "VisibilityTimeout: 61"),
                        "changed.yaml");
        try (var aws = EmbeddedAws.start(changed, EmbeddedOptions.onDisk(directory))) {
            assertThat(
                            Local.of(aws)
                                    .sqs()
                                    .getQueueAttributes(request ->
                                            request.queueUrl(aws.physicalId("BulkLane"))
                                                    .attributeNames(
                                                            QueueAttributeName.VISIBILITY_TIMEOUT))
                                    .attributesAsStrings())
                    .containsEntry("VisibilityTimeout", "61");
        }
    }

    private EmbeddedAws start() {
        return EmbeddedAws.start(Local.TEMPLATE, EmbeddedOptions.onDisk(directory));
    }

    private static Map<String, AttributeValue> item() {
        return Map.of("pk", AttributeValue.fromS("p"), "sk", AttributeValue.fromS("s"));
    }
}
