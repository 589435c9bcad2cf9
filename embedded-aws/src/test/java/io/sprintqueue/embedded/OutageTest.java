package io.sprintqueue.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sprintqueue.aws.AwsClients.Service;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.sqs.model.Message;

import java.util.concurrent.CompletableFuture;

@ParameterizedClass
@EnumSource(Way.class)
class OutageTest {
    private final EmbeddedAws aws = EmbeddedAws.start(Local.TEMPLATE, EmbeddedOptions.inMemory());
    private final Local local;

    OutageTest(Way way) {
        local = Local.of(aws, way);
    }

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void a_stopped_sqs_refuses_and_keeps_its_messages_for_later() {
        var lane = aws.physicalId("InteractiveLane");
        local.send(lane, "g", "before");
        aws.stopSqs();
        aws.stopSqs();
        assertThatThrownBy(() -> local.send(lane, "g", "meanwhile"))
                .isInstanceOf(SdkClientException.class);
        aws.startSqs();
        aws.startSqs();
        local.send(lane, "g", "after");
        assertThat(local.receive(lane))
                .extracting(Message::body)
                .containsExactly("before", "after");
    }

    @Test
    void every_other_service_can_be_stopped_and_started_too() {
        var bucket = aws.physicalId("BodyBucket");
        local.s3().putObject(put -> put.bucket(bucket).key("k"), RequestBody.fromString("v"));
        for (var service : Service.values()) {
            aws.stop(service);
        }
        assertThatThrownBy(() -> local.dynamoDb().listTables())
                .isInstanceOf(SdkClientException.class);
        assertThatThrownBy(() -> local.s3().getObjectAsBytes(get -> get.bucket(bucket).key("k")))
                .isInstanceOf(SdkClientException.class);
        assertThatThrownBy(() -> local.secret("WebhookSecret"))
                .isInstanceOf(SdkClientException.class);
        for (var service : Service.values()) {
            aws.start(service);
        }
        assertThat(local.dynamoDb().listTables().tableNames())
                .containsExactlyInAnyOrder("QueueTable", "StatisticsTable", "SyncTable");
        assertThat(local.s3().getObjectAsBytes(get -> get.bucket(bucket).key("k")).asUtf8String())
                .isEqualTo("v");
        assertThat(local.secret("WebhookSecret")).hasSize(64).matches("[A-Za-z0-9]+");
    }

    @Test
    void a_receive_that_waits_ends_when_sqs_stops() {
        var lane = aws.physicalId("InteractiveLane");
        var waiting =
                CompletableFuture.supplyAsync(() ->
                        local.sqs()
                                .receiveMessage(
                                        request -> request.queueUrl(lane).waitTimeSeconds(20)));
        aws.stopSqs();
        assertThatThrownBy(waiting::join).hasCauseInstanceOf(SdkException.class);
    }

    @Test
    void two_run_side_by_side_in_one_process() {
        try (var other = EmbeddedAws.start(Local.TEMPLATE, EmbeddedOptions.inMemory())) {
            local.send(aws.physicalId("BulkLane"), "g", "here");
            assertThat(Local.of(other).receive(other.physicalId("BulkLane"))).isEmpty();
            assertThat(Local.of(other).secret("WebhookSecret"))
                    .isNotEqualTo(local.secret("WebhookSecret"));
        }
        assertThat(local.receive(aws.physicalId("BulkLane"))).hasSize(1);
    }
}
