package io.sprintqueue.messaging;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The fetch queue in SQS, a standard queue.
public final class SqsFetchQueue implements FetchQueue {
    private static final Logger LOG = LoggerFactory.getLogger(SqsFetchQueue.class);

    /// More entries SQS takes in no request.
    private static final int BATCH_MAX = 10;

    private final SqsClient sqs;
    private final String queueUrl;

    /// Over the queue at the URL.
    public SqsFetchQueue(SqsClient sqs, String queueUrl) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
    }

    @Override
    public void send(List<FetchMessage> messages) {
        for (List<FetchMessage> batch : batches(messages)) {
            List<SendMessageBatchRequestEntry> entries =
                    IntStream.range(0, batch.size())
                            .mapToObj(index -> entry(index, batch.get(index)))
                            .toList();
            SendMessageBatchResponse response =
                    sqs.sendMessageBatch(request -> request.queueUrl(queueUrl).entries(entries));
            if (!response.failed().isEmpty()) {
                throw new IllegalStateException(
                        "SQS refused %d of %d messages: %s"
                                .formatted(
                                        response.failed().size(),
                                        batch.size(),
                                        response.failed().getFirst().code()));
            }
        }
    }

    private static SendMessageBatchRequestEntry entry(int index, FetchMessage message) {
        return SendMessageBatchRequestEntry.builder()
                .id(Integer.toString(index))
                .messageBody(message.encode())
                .build();
    }

    /// A message that cannot be read is left to the dead-letter queue.
    @Override
    public List<Received> receive() {
        return sqs
                .receiveMessage(
                        request -> request.queueUrl(queueUrl).maxNumberOfMessages(BATCH_MAX))
                .messages()
                .stream()
                .flatMap(SqsFetchQueue::received)
                .toList();
    }

    private static Stream<Received> received(Message message) {
        try {
            FetchMessage decoded = FetchMessage.decode(message.body());
            return Stream.of(new Received(decoded, message.receiptHandle()));
        } catch (UnreadableMessageException unreadable) {
            LOG.warn("a message of the fetch queue: {}", unreadable.getMessage());
            return Stream.empty();
        }
    }

    @Override
    public void settle(List<Received> received) {
        for (List<Received> batch : batches(received)) {
            List<DeleteMessageBatchRequestEntry> entries =
                    IntStream.range(0, batch.size())
                            .mapToObj(index ->
                                    DeleteMessageBatchRequestEntry.builder()
                                            .id(Integer.toString(index))
                                            .receiptHandle(batch.get(index).receipt())
                                            .build())
                            .toList();
            sqs.deleteMessageBatch(request -> request.queueUrl(queueUrl).entries(entries));
        }
    }

    private static <T> List<List<T>> batches(List<T> all) {
        return IntStream.iterate(0, from -> from < all.size(), from -> from + BATCH_MAX)
                .mapToObj(from -> all.subList(from, Math.min(from + BATCH_MAX, all.size())))
                .toList();
    }
}
