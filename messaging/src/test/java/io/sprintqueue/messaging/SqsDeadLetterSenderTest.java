package io.sprintqueue.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sprintqueue.core.delivery.Envelope;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

class SqsDeadLetterSenderTest {
    private static final Instant DUE = Instant.parse("2026-11-24T08:00:00.123Z");
    private static LocalAws aws;

    private MessageCodec codec;
    private String deadLetters;
    private String bulk;
    private SqsDeadLetterSender resender;

    @BeforeAll
    static void start() {
        aws = new LocalAws();
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    @BeforeEach
    void create_the_queues(TestInfo test) {
        String name = "resend" + Integer.toHexString(test.getDisplayName().hashCode());
        codec = new MessageCodec(aws.bodyStore());
        deadLetters = aws.createFifoQueue(name + "-dlq");
        bulk = aws.createFifoQueue(name + "-bulk");
        resender = new SqsDeadLetterSender(aws.sqs(), new QueueUrls(List.of(deadLetters)), bulk);
    }

    @Test
    void a_stamped_copy_waits_in_the_same_queue_in_its_own_group() {
        var message = Messages.of("{\"a\":\"\uFFFE packed\"}");
        Envelope stamped = message.envelope().due(DUE);

        resender.sendToItsQueue(received(message, 1), stamped);

        Message copy = aws.receiveAll(deadLetters).getFirst();
        assertThat(codec.decode(copy.body(), attributes(copy)))
                .isEqualTo(new LaneMessage(stamped, message.body()));
        assertThat(copy.attributes())
                .containsEntry(
                        MessageSystemAttributeName.MESSAGE_GROUP_ID,
                        "default:" + stamped.eventId());
    }

    @Test
    void a_redriven_copy_goes_to_the_bulk_lane_into_the_group_of_its_entity() {
        var message = Messages.of("{\"a\":1}");
        Envelope redriven = message.envelope().redriven();

        resender.sendToBulkLane(received(message, 1), redriven);

        Message copy = aws.receiveAll(bulk).getFirst();
        assertThat(codec.decode(copy.body(), attributes(copy)))
                .isEqualTo(new LaneMessage(redriven, message.body()));
        assertThat(copy.attributes())
                .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "default:issue-10013");
    }

    @Test
    void a_body_in_the_body_store_stays_there() {
        var message = Messages.of(Messages.incompressible(3_000_000));

        resender.sendToBulkLane(received(message, 1), message.envelope().redriven());

        Message copy = aws.receiveAll(bulk).getFirst();
        assertThat(attributes(copy)).containsEntry("encoding", "s3");
        assertThat(codec.decode(copy.body(), attributes(copy)).body()).isEqualTo(message.body());
    }

    @Test
    void a_message_of_the_largest_size_can_still_be_stamped_and_redriven() {
        int attributes = codec.encode(Messages.of("x")).sizeBytes() - 1;
        int largest = EncodedMessage.SIZE_BYTES_MAX - EncodedMessage.GROWTH_BYTES_MAX - attributes;
        var message = Messages.of("x".repeat(largest));

        resender.sendToItsQueue(received(message, 1), message.envelope().due(DUE));

        assertThat(aws.receiveAll(deadLetters)).hasSize(1);
        assertThat(codec.encode(message).encoding()).isEqualTo("identity");
        assertThat(codec.encode(Messages.of("x".repeat(largest + 1))).encoding())
                .isEqualTo("gzip+base64");
    }

    @Test
    void what_a_crash_makes_it_send_twice_is_taken_once_whatever_the_jitter() {
        var message = Messages.of("{\"a\":2}");

        resender.sendToItsQueue(received(message, 1), message.envelope().due(DUE));
        resender.sendToItsQueue(received(message, 2), message.envelope().due(DUE.plusSeconds(77)));
        resender.sendToBulkLane(received(message, 1), message.envelope().redriven());
        resender.sendToBulkLane(received(message, 2), message.envelope().redriven());

        assertThat(aws.receiveAll(deadLetters)).hasSize(1);
        assertThat(aws.receiveAll(bulk)).hasSize(1);
    }

    @Test
    void what_a_newer_version_has_added_stays() {
        var message = Messages.of("{\"a\":3}");
        var attributes = new HashMap<>(codec.encode(message).attributes());
        attributes.merge("delivery", "{\"newer\":[1],", (old, more) -> more + old.substring(1));
        attributes.put("another", "attribute");

        var readdressed = MessageCodec.readdressed(attributes, message.envelope().due(DUE));

        assertThat(readdressed).containsEntry("another", "attribute");
        assertThat(readdressed.get("delivery")).contains("\"newer\":[1]");
        assertThat(codec.envelope(readdressed)).isEqualTo(message.envelope().due(DUE));
        assertThat(codec.envelope(MessageCodec.readdressed(readdressed, message.envelope())))
                .isEqualTo(message.envelope());
    }

    @Test
    void a_delivery_that_is_not_an_object_is_not_rewritten() {
        var envelope = Messages.of("{}").envelope();

        assertThatThrownBy(() -> MessageCodec.readdressed(Map.of("delivery", "[]"), envelope))
                .isInstanceOf(UnreadableMessageException.class);
    }

    @Test
    void messages_are_hidden_and_a_failure_is_reported() {
        var visibility = new SqsVisibilityTimeouts(aws.sqs(), new QueueUrls(List.of(deadLetters)));
        var message = Messages.of("{\"a\":4}");
        resender.sendToItsQueue(received(message, 1), message.envelope().due(DUE));
        Message seen = aws.receiveAll(deadLetters).getFirst();
        var held = received(message, seen.receiptHandle());

        visibility.hide(Map.of(held, Duration.ZERO));

        assertThat(aws.receiveAll(deadLetters)).hasSize(1);
        assertThatThrownBy(() ->
                        visibility.hide(Map.of(received(message, "no handle"), Duration.ZERO)))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void a_received_message_never_prints_its_text() {
        assertThat(received(Messages.of("{\"secret\":1}"), 1).toString()).doesNotContain("secret");
    }

    private QueuedMessage received(LaneMessage message, int receiveCount) {
        return received(message, "handle-" + receiveCount);
    }

    private QueuedMessage received(LaneMessage message, String handle) {
        EncodedMessage encoded = codec.encode(message);
        String name = deadLetters.substring(deadLetters.lastIndexOf('/') + 1);
        return new QueuedMessage(
                "arn:aws:sqs:local:000000000000:" + name,
                "id",
                handle,
                message.envelope().messageGroup(),
                1,
                encoded.body(),
                encoded.attributes());
    }

    private static Map<String, String> attributes(Message message) {
        return message.messageAttributes().entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                each -> Objects.requireNonNull(each.getValue().stringValue())));
    }
}
