package io.sprintqueue.embedded.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SqsException;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// What SQS refuses and under which name, what it tells of batches, and queues as a whole.
public abstract class SqsRefusals extends SqsConformance {
    private String refused(Runnable call) {
        SqsException refused = catchThrowableOfType(SqsException.class, call::run);
        assertThat(refused).isNotNull();
        assertThat(refused.statusCode()).isBetween(400, 499);
        return refused.awsErrorDetails().errorCode();
    }

    private void refuses(String code, Runnable call) {
        String actual = refused(call);
        if (!differences().contains(Difference.HAS_OTHER_ERROR_CODES)) {
            assertThat(actual).isEqualTo(code);
        }
    }

    private void refusesSend(
            String code, QueueClient queue, Consumer<SendMessageRequest.Builder> how) {
        refuses(
                code,
                () ->
                        sqs().sendMessage(request -> {
                            request.queueUrl(queue.url())
                                    .messageBody("body")
                                    .messageGroupId("g")
                                    .messageDeduplicationId("d");
                            how.accept(request);
                        }));
        assertThat(queue.receive()).isEmpty();
    }

    @Test
    void a_send_needs_a_group_an_id_and_a_body_that_xml_has_characters_for() {
        QueueClient queue = queue();
        refusesSend("MissingParameter", queue, request -> request.messageGroupId(null));
        refusesSend(
                "InvalidParameterValue", queue, request -> request.messageDeduplicationId(null));
        refusesSend("InvalidMessageContents", queue, request -> request.messageBody("a\u0001"));
        refusesSend(
                "InvalidParameterValue",
                queue,
                request -> request.messageBody("x".repeat((1 << 20) + 1)));
    }

    @Test
    void a_message_of_a_fifo_queue_has_no_own_delay() {
        refusesSend("InvalidParameterValue", queue(), request -> request.delaySeconds(1));
    }

    @Test
    void a_batch_has_one_to_ten_entries_with_different_ids() {
        QueueClient queue = queue();
        refuses(
                "AWS.SimpleQueueService.TooManyEntriesInBatchRequest",
                () ->
                        sendBatch(
                                queue,
                                IntStream.range(0, 11)
                                        .mapToObj(Integer::toString)
                                        .toArray(String[]::new)));
        assertThat(queue.receive()).isEmpty();
        only(Difference.TAKES_EMPTY_AND_REPEATING_BATCHES);
        refuses("AWS.SimpleQueueService.EmptyBatchRequest", () -> sendBatch(queue));
        refuses(
                "AWS.SimpleQueueService.BatchEntryIdsNotDistinct",
                () -> sendBatch(queue, "same", "same"));
        refuses("AWS.SimpleQueueService.InvalidBatchEntryId", () -> sendBatch(queue, "a b"));
    }

    private void sendBatch(QueueClient queue, String... ids) {
        List<SendMessageBatchRequestEntry> entries =
                List.of(ids).stream().map(id -> entry(id, "body of " + id)).toList();
        sqs().sendMessageBatch(request -> request.queueUrl(queue.url()).entries(entries));
    }

    private static SendMessageBatchRequestEntry entry(String id, String body) {
        return SendMessageBatchRequestEntry.builder()
                .id(id)
                .messageBody(body)
                .messageGroupId("g")
                .messageDeduplicationId("d" + id)
                .build();
    }

    @Test
    void an_entry_that_is_refused_fails_alone() {
        QueueClient queue = queue();
        var sent =
                sqs().sendMessageBatch(request ->
                        request.queueUrl(queue.url())
                                .entries(
                                        entry("a", "first"),
                                        entry("b", "\u0002"),
                                        entry("c", "second")));
        between();
        assertThat(sent.failed()).extracting(failed -> failed.id()).containsExactly("b");
        if (!differences().contains(Difference.BLAMES_ITSELF_FOR_A_BAD_ENTRY)) {
            assertThat(sent.failed()).allMatch(failed -> failed.senderFault());
        }
        assertThat(sent.successful()).extracting(done -> done.id()).containsExactly("a", "c");
        List<Message> received = queue.receive();
        assertThat(QueueClient.bodies(received)).containsExactly("first", "second");

        DeleteMessageBatchResponse deleted =
                sqs().deleteMessageBatch(request ->
                        request.queueUrl(queue.url())
                                .entries(
                                        deletion("a", received.getFirst().receiptHandle()),
                                        deletion("b", received.getLast().receiptHandle())));
        assertThat(deleted.successful()).hasSize(2);
        assertThat(deleted.failed()).isEmpty();
    }

    private static DeleteMessageBatchRequestEntry deletion(String id, String handle) {
        return DeleteMessageBatchRequestEntry.builder().id(id).receiptHandle(handle).build();
    }

    @Test
    void a_receipt_of_an_earlier_receive_deletes_and_hides_nothing() {
        QueueClient queue = queue();
        queue.send("a1");
        Message first = queue.receive().getFirst();
        queue.hide(first, 0);
        only(Difference.TAKES_EXPIRED_RECEIPTS);
        refuses("InvalidParameterValue", () -> queue.delete(first));
        Message second = queue.receive().getFirst();
        between();
        refuses("InvalidParameterValue", () -> queue.delete(first));
        refuses("InvalidParameterValue", () -> queue.hide(first, 0));
        assertThat(queue.receive()).isEmpty();
        queue.delete(second);
        queue.delete(second);
    }

    @Test
    void only_what_is_in_flight_can_be_hidden() {
        only(Difference.HIDES_WHAT_IS_NOT_IN_FLIGHT);
        QueueClient queue = queue();
        queue.send("a1");
        Message message = queue.receive().getFirst();
        queue.hide(message, 0);
        ChangeMessageVisibilityBatchResponse changed =
                sqs().changeMessageVisibilityBatch(request ->
                        request.queueUrl(queue.url())
                                .entries(
                                        ChangeMessageVisibilityBatchRequestEntry.builder()
                                                .id("a")
                                                .receiptHandle(message.receiptHandle())
                                                .visibilityTimeout(60)
                                                .build()));
        assertThat(changed.failed())
                .extracting(failed -> failed.code())
                .containsExactly("AWS.SimpleQueueService.MessageNotInflight");
        assertThat(queue.receive()).hasSize(1);
    }

    @Test
    void a_text_that_is_not_a_receipt_is_refused() {
        QueueClient queue = queue();
        refuses(
                "ReceiptHandleIsInvalid",
                () ->
                        sqs().deleteMessage(request ->
                                request.queueUrl(queue.url()).receiptHandle("nonsense")));
    }

    @Test
    void a_queue_is_made_found_changed_and_deleted() {
        QueueClient queue = queue(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "60"));
        between();
        assertThat(sqs().getQueueUrl(request -> request.queueName(queue.name())).queueUrl())
                .endsWith("/" + queue.name());
        assertThat(sqs().listQueues(request -> request.queueNamePrefix(queue.name())).queueUrls())
                .hasSize(1);
        queue.send("a1", "b1");
        queue.receive(1, 600);
        sqs().setQueueAttributes(request ->
                request.queueUrl(queue.url())
                        .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "12")));
        between();
        assertThat(queue.attributes())
                .containsEntry(QueueAttributeName.FIFO_QUEUE, "true")
                .containsEntry(QueueAttributeName.CONTENT_BASED_DEDUPLICATION, "false")
                .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "12")
                .containsEntry(QueueAttributeName.DELAY_SECONDS, "0")
                .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "1")
                .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, "1");
        sqs().purgeQueue(request -> request.queueUrl(queue.url()));
        assertThat(queue.receive()).isEmpty();

        sqs().deleteQueue(request -> request.queueUrl(queue.url()));
        between();
        refuses("AWS.SimpleQueueService.NonExistentQueue", queue::receive);
    }

    @Test
    void a_queue_is_made_twice_only_in_the_same_way() {
        QueueClient queue = queue(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "60"));
        between();
        Map<QueueAttributeName, String> same =
                Map.of(
                        QueueAttributeName.FIFO_QUEUE, "true",
                        QueueAttributeName.VISIBILITY_TIMEOUT, "60");
        assertThat(
                        sqs().createQueue(
                                        request -> request.queueName(queue.name()).attributes(same))
                                .queueUrl())
                .endsWith("/" + queue.name());
        Map<QueueAttributeName, String> other =
                Map.of(
                        QueueAttributeName.FIFO_QUEUE, "true",
                        QueueAttributeName.VISIBILITY_TIMEOUT, "61");
        refuses(
                "QueueAlreadyExists",
                () ->
                        sqs().createQueue(request ->
                                request.queueName(queue.name()).attributes(other)));
    }

    @Test
    void a_receive_returns_ten_messages_at_most() {
        only(Difference.RECEIVES_ANY_NUMBER);
        QueueClient queue = queue();
        refuses("InvalidParameterValue", () -> queue.receive(11, 60));
        refuses("InvalidParameterValue", () -> queue.receive(0, 60));
    }
}
