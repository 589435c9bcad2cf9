package io.sprintqueue.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sprintqueue.core.delivery.Lane;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

class SqsLaneSenderTest {
    private static LocalAws aws;

    private MessageCodec codec;
    private Map<Lane, String> queueUrls;
    private SqsLaneSender sender;

    @BeforeAll
    static void start() {
        aws = new LocalAws();
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    @BeforeEach
    void create_the_lanes(TestInfo test) {
        String name = Integer.toHexString(test.getDisplayName().hashCode());
        queueUrls =
                Map.of(
                        Lane.INTERACTIVE, aws.createFifoQueue(name + "-interactive"),
                        Lane.BULK, aws.createFifoQueue(name + "-bulk"));
        codec = new MessageCodec(aws.bodyStore());
        sender = new SqsLaneSender(aws.sqs(), codec, queueUrls);
    }

    @Test
    void each_lane_has_its_own_queue() {
        var interactive = Messages.of("{\"a\":1}", Lane.INTERACTIVE);
        var bulk = Messages.of("{\"a\":2}", Lane.BULK);

        sender.send(interactive);
        sender.send(bulk);

        assertThat(receive(Lane.INTERACTIVE)).isEqualTo(interactive);
        assertThat(receive(Lane.BULK)).isEqualTo(bulk);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"summary\":\"Stra\u00dfe \uD83D\uDE80 \uD83D\uDC69\u200D\uD83D\uDE80\"}",
                "{\r\n\t\"a\": \"<b>&amp;\\u0000\"\r}",
                "\uFEFF{\"starts\":\"with a byte order mark\"}",
                "{\"refused\":\"\uFFFE\u0001\"}",
                " {\"spaces\":\"around\"} \n"
            })
    void a_body_arrives_equal_to_the_byte(String text) {
        var message = Messages.of(text);

        sender.send(message);

        assertThat(receive(Lane.INTERACTIVE)).isEqualTo(message);
    }

    @Test
    void a_message_of_the_largest_size_arrives() {
        int attributes = codec.encode(Messages.of("x")).sizeBytes() - 1;
        int rest = EncodedMessage.SIZE_BYTES_MAX - EncodedMessage.GROWTH_BYTES_MAX - attributes;
        var message = Messages.of("x".repeat(rest));

        sender.send(message);

        assertThat(receive(Lane.INTERACTIVE)).isEqualTo(message);
    }

    @Test
    void a_body_that_fits_into_no_message_arrives_by_the_body_store() {
        var message = Messages.of(Messages.incompressible(3_000_000));

        sender.send(message);

        assertThat(receive(Lane.INTERACTIVE)).isEqualTo(message);
        assertThat(codec.encode(message).encoding()).isEqualTo("s3");
    }

    @Test
    void group_and_deduplication_id_are_those_of_the_envelope() {
        var message = Messages.of("{}");

        sender.send(message);

        assertThat(receiveRaw(Lane.INTERACTIVE).attributes())
                .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "default:issue-10013")
                .containsEntry(
                        MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID,
                        DeduplicationId.of(message.envelope()));
    }

    @Test
    void a_message_that_is_sent_again_is_taken_once_and_a_replay_is_not() {
        var body = Messages.body("{}");
        var first = new LaneMessage(Messages.envelope(body, Lane.INTERACTIVE, 0, 0), body);
        var replay = new LaneMessage(Messages.envelope(body, Lane.INTERACTIVE, 0, 1), body);

        sender.send(first);
        sender.send(first);
        sender.send(replay);

        assertThat(receiveAll(Lane.INTERACTIVE))
                .extracting(SqsLaneSenderTest.this::decoded)
                .containsExactly(first, replay);
    }

    @Test
    void a_queue_that_is_not_there_fails_the_send() {
        var nowhere = new HashMap<>(queueUrls);
        nowhere.replaceAll((_, url) -> url.replace(".fifo", "-gone.fifo"));
        var lost = new SqsLaneSender(aws.sqs(), codec, nowhere);

        assertThatThrownBy(() -> lost.send(Messages.of("{}"))).isInstanceOf(SdkException.class);
    }

    @Test
    void an_sqs_that_does_not_answer_fails_the_send_within_the_time_of_a_call() throws IOException {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                SqsClient slow =
                        LocalAws.sqsAt(
                                URI.create("http://127.0.0.1:" + silent.getLocalPort()),
                                Duration.ofMillis(300))) {
            var stuck = new SqsLaneSender(slow, codec, queueUrls);
            long started = System.nanoTime();

            assertThatThrownBy(() -> stuck.send(Messages.of("{}")))
                    .isInstanceOf(SdkException.class);

            assertThat(Duration.ofNanos(System.nanoTime() - started))
                    .isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void a_lane_without_a_queue_is_refused_at_once() {
        var one = Map.of(Lane.BULK, "https://sqs.example/bulk.fifo");

        assertThatThrownBy(() -> new SqsLaneSender(aws.sqs(), codec, one))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the lane interactive has no queue");
    }

    private LaneMessage receive(Lane lane) {
        return decoded(receiveRaw(lane));
    }

    private Message receiveRaw(Lane lane) {
        var messages = receiveAll(lane);
        assertThat(messages).hasSize(1);
        return messages.getFirst();
    }

    private List<Message> receiveAll(Lane lane) {
        return aws.receiveAll(queueUrls.getOrDefault(lane, ""));
    }

    private LaneMessage decoded(Message message) {
        Map<String, String> attributes =
                message.messageAttributes().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey, each -> each.getValue().stringValue()));
        return codec.decode(message.body(), attributes);
    }
}
