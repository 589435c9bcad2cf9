package io.sprintqueue.lab.functions;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;

import io.sprintqueue.local.LambdaJson;
import io.sprintqueue.local.SqsEvents;

import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

import java.util.List;
import java.util.function.Supplier;

/// Batches of ten of what waits in a queue, as Lambda hands them to the processor. A batch is taken
/// for done when the next one is requested.
final class Backlog implements Supplier<byte[]> {
    private static final int BATCH = 10;

    private final SqsClient sqs;
    private final String url;
    private List<Message> underway = List.of();

    Backlog(SqsClient sqs, String url) {
        this.sqs = sqs;
        this.url = url;
    }

    /// {@inheritDoc}
    ///
    /// @throws IllegalStateException if no ten wait
    @Override
    public byte[] get() {
        if (!underway.isEmpty()) {
            List<DeleteMessageBatchRequestEntry> done =
                    underway.stream()
                            .map(message ->
                                    DeleteMessageBatchRequestEntry.builder()
                                            .id(message.messageId())
                                            .receiptHandle(message.receiptHandle())
                                            .build())
                            .toList();
            sqs.deleteMessageBatch(request -> request.queueUrl(url).entries(done));
        }
        underway =
                sqs.receiveMessage(request ->
                                request.queueUrl(url)
                                        .maxNumberOfMessages(BATCH)
                                        .messageAttributeNames("All")
                                        .messageSystemAttributeNames(
                                                MessageSystemAttributeName.ALL))
                        .messages();
        if (underway.size() < BATCH) {
            throw new IllegalStateException("only %d messages wait".formatted(underway.size()));
        }
        return new LambdaJson<>(SQSEvent.class).write(SqsEvents.of(underway, url));
    }
}
