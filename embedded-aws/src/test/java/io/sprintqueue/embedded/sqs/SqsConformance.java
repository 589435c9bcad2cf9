package io.sprintqueue.embedded.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// What a FIFO queue of SQS does, wherever it is. Times are tried on the queue itself.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class SqsConformance {
    /// A client of the one that replaces SQS.
    protected abstract SqsClient sqs();

    /// Where it does not do what AWS says.
    protected abstract Set<Difference> differences();

    /// A client without retries, which would hide errors.
    protected static SqsClient clientAt(URI endpoint) {
        return QueueClient.at(endpoint);
    }

    /// What may come between two steps and must change nothing, such as a restart.
    protected void between() {}

    final QueueClient queue(Map<QueueAttributeName, String> attributes) {
        return QueueClient.create(this::sqs, attributes);
    }

    final QueueClient queue() {
        return queue(Map.of());
    }

    final void only(Difference difference) {
        assumeFalse(differences().contains(difference), difference::name);
    }

    @Test
    void a_group_keeps_its_order_and_waits_for_what_is_in_flight() {
        QueueClient queue = queue();
        queue.send("a1", "a2");
        between();
        Message first = queue.receive(1, 600).getFirst();
        queue.send("a3", "b1");
        between();
        assertThat(QueueClient.bodies(queue.receive())).containsExactly("b1");
        queue.delete(first);
        between();
        assertThat(QueueClient.bodies(queue.receive())).containsExactly("a2", "a3");
    }

    @Test
    void a_receive_returns_as_many_of_a_group_as_fit() {
        QueueClient queue = queue();
        for (int round = 0; round < 5; round++) {
            queue.send("a" + round, "b" + round, "c" + round, "d" + round);
        }
        between();
        for (int receive = 0; receive < 4; receive++) {
            assertThat(QueueClient.bodies(queue.receive(5, 600)))
                    .hasSize(5)
                    .extracting(body -> body.charAt(0))
                    .satisfies(groups -> assertThat(Set.copyOf(groups)).hasSize(1));
        }
    }

    @Test
    void a_repeated_send_makes_no_second_message() {
        QueueClient queue = queue();
        SendMessageResponse first = queue.sendAs("same", "a1");
        between();
        SendMessageResponse second = queue.sendAs("same", "a1");
        assertThat(QueueClient.bodies(queue.receive())).containsExactly("a1");

        only(Difference.NAMES_A_REPEAT_OTHERWISE);
        assertThat(second.messageId()).isEqualTo(first.messageId());
        assertThat(second.sequenceNumber()).isEqualTo(first.sequenceNumber());
    }

    @Test
    void a_deleted_message_cannot_be_sent_again_at_once() {
        QueueClient queue = queue();
        queue.sendAs("same", "a1");
        queue.delete(queue.receive().getFirst());
        between();
        queue.sendAs("same", "a1");
        assertThat(queue.receive()).isEmpty();
    }

    @Test
    void a_scope_of_the_group_lets_groups_have_the_same_ids() {
        only(Difference.KNOWS_ONE_DEDUPLICATION_SCOPE);
        QueueClient queue =
                queue(
                        Map.of(
                                QueueAttributeName.DEDUPLICATION_SCOPE,
                                "messageGroup",
                                QueueAttributeName.FIFO_THROUGHPUT_LIMIT,
                                "perMessageGroupId"));
        queue.sendAs("same", "a1");
        queue.sendAs("same", "a2");
        between();
        queue.sendAs("same", "b1");
        assertThat(QueueClient.bodies(queue.receive())).containsExactlyInAnyOrder("a1", "b1");
    }

    @Test
    void a_body_is_its_own_deduplication_id_if_the_queue_says_so() {
        QueueClient queue = queue(Map.of(QueueAttributeName.CONTENT_BASED_DEDUPLICATION, "true"));
        for (int send = 0; send < 2; send++) {
            sqs().sendMessage(request ->
                    request.queueUrl(queue.url()).messageBody("a1").messageGroupId("a"));
        }
        List<Message> received = queue.receive();
        assertThat(QueueClient.bodies(received)).containsExactly("a1");
        assertThat(received.getFirst().attributes())
                .containsEntry(
                        MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID,
                        "f55ff16f66f43360266b95db6f8fec01d76031054306ae4a4b380598f6cfd114");
    }

    @Test
    void a_message_that_is_shown_again_tells_how_often_it_was_received() {
        QueueClient queue = queue();
        SendMessageResponse sent = queue.sendAs("d1", "a1");
        Message first = queue.receive().getFirst();
        between();
        queue.hide(first, 0);
        Message second = queue.receive().getFirst();

        assertThat(second.messageId()).isEqualTo(sent.messageId());
        assertThat(second.receiptHandle()).isNotEqualTo(first.receiptHandle());
        assertThat(second.attributes())
                .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "2")
                .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "a")
                .containsEntry(MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID, "d1")
                .containsEntry(MessageSystemAttributeName.SEQUENCE_NUMBER, sent.sequenceNumber())
                .containsEntry(
                        MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP,
                        first.attributes()
                                .get(
                                        MessageSystemAttributeName
                                                .APPROXIMATE_FIRST_RECEIVE_TIMESTAMP))
                .containsEntry(
                        MessageSystemAttributeName.SENT_TIMESTAMP,
                        first.attributes().get(MessageSystemAttributeName.SENT_TIMESTAMP));
    }

    @Test
    void attributes_travel_with_the_message() {
        QueueClient queue = queue();
        var attributes =
                Map.of(
                        "text", attribute("String").stringValue("ä 🌍").build(),
                        "number", attribute("Number").stringValue("7").build(),
                        "bytes",
                                attribute("Binary")
                                        .binaryValue(SdkBytes.fromByteArray(new byte[] {0, -1}))
                                        .build());
        sqs().sendMessage(request ->
                request.queueUrl(queue.url())
                        .messageBody("{\"ä\":\"🌍\"}\n")
                        .messageGroupId("g")
                        .messageDeduplicationId("d")
                        .messageAttributes(attributes));
        between();
        Message received = queue.receive().getFirst();
        assertThat(received.body()).isEqualTo("{\"ä\":\"🌍\"}\n");
        assertThat(received.messageAttributes()).isEqualTo(attributes);
    }

    private static MessageAttributeValue.Builder attribute(String type) {
        return MessageAttributeValue.builder().dataType(type);
    }

    @Test
    void a_message_of_a_mebibyte_goes_through() {
        QueueClient queue = queue();
        String body = "x".repeat(1 << 20);
        queue.send(body);
        between();
        assertThat(queue.receive().getFirst().body()).isEqualTo(body);
    }

    @Test
    void what_was_received_too_often_moves_to_the_dead_letter_queue() {
        QueueClient deadLetters = queue();
        String arn = deadLetters.attributes().get(QueueAttributeName.QUEUE_ARN);
        QueueClient queue =
                queue(
                        Map.of(
                                QueueAttributeName.REDRIVE_POLICY,
                                "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"2\"}"
                                        .formatted(arn)));
        queue.send("a1", "a2");
        for (int receive = 0; receive < 2; receive++) {
            Message message = queue.receive(1, 600).getFirst();
            assertThat(message.body()).isEqualTo("a1");
            between();
            queue.hide(message, 0);
        }
        assertThat(deadLetters.receive()).isEmpty();
        between();
        assertThat(QueueClient.bodies(queue.receive())).containsExactly("a2");
        List<Message> moved = deadLetters.await();

        assertThat(QueueClient.bodies(moved)).containsExactly("a1");
        assertThat(moved.getFirst().attributes())
                .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "a");
        only(Difference.KEEPS_DEDUPLICATION_IDS_WHEN_IT_MOVES);
        assertThat(moved.getFirst().attributes())
                .containsEntry(
                        MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID,
                        moved.getFirst().messageId());
    }

    @Test
    void a_receive_waits_for_a_send() throws Exception {
        QueueClient queue = queue();
        meanwhile(queue, () -> queue.send("a1"), "a1");
    }

    @Test
    void a_receive_waits_for_a_deletion_that_opens_its_group() throws Exception {
        QueueClient queue = queue();
        queue.send("a1", "a2");
        Message first = queue.receive(1, 600).getFirst();
        meanwhile(queue, () -> queue.delete(first), "a2");
    }

    @Test
    void a_receive_waits_for_a_visibility_that_ends() throws Exception {
        QueueClient queue = queue();
        queue.send("a1");
        Message first = queue.receive(1, 600).getFirst();
        meanwhile(queue, () -> queue.hide(first, 1), "a1");
    }

    private static void meanwhile(QueueClient queue, Runnable action, String expected)
            throws ExecutionException, InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<Message>> waiting = threads.submit(queue::await);
            action.run();
            assertThat(QueueClient.bodies(waiting.get())).containsExactly(expected);
        }
    }
}
