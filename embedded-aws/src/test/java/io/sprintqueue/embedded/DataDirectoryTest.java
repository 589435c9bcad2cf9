package io.sprintqueue.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.Message;

import java.nio.file.Path;
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
            local.s3().deleteObject(delete -> delete.bucket(bucket).key("k"));
            assertThat(local.secret("WebhookSecret")).isEqualTo(secret);
        }
    }

    @Test
    void one_data_directory_is_open_at_a_time() {
        try (var _ = start()) {
            assertThatThrownBy(this::start)
                    .hasRootCauseMessage("another data directory is open in this process");
        }
    }

    private EmbeddedAws start() {
        return EmbeddedAws.start(Local.TEMPLATE, EmbeddedOptions.onDisk(directory));
    }

    private static Map<String, AttributeValue> item() {
        return Map.of("pk", AttributeValue.fromS("p"), "sk", AttributeValue.fromS("s"));
    }
}
