package io.sprintqueue.local;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;

import io.sprintqueue.embedded.EventSource;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Does for one queue what Lambda's event source mapping does for a FIFO queue: takes batches of
/// at most ten, hands each to a function, deletes what the function did not report as failed, and
/// leaves the rest to the visibility timeout. The queue itself gives a group to one batch at a
/// time.
final class EventSourcePoller implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventSourcePoller.class);
    private static final int WAIT_SECONDS = 1;
    private static final long PAUSE_NANOS = Duration.ofMillis(250).toNanos();

    private final SqsClient sqs;
    private final String queueUrl;
    private final int batchSize;
    private final boolean reportsFailures;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicBoolean running = new AtomicBoolean(true);

    private EventSourcePoller(SqsClient sqs, EventSource source) {
        this.sqs = sqs;
        this.queueUrl = source.queueUrl();
        this.batchSize = source.batchSize();
        this.reportsFailures = source.reportBatchItemFailures();
    }

    /// Starts to poll.
    ///
    /// @param concurrency how many batches may be processed at once, each by its own instance
    /// @param instances makes an instance of the function
    static EventSourcePoller start(
            SqsClient sqs,
            EventSource source,
            int concurrency,
            Supplier<Function<SQSEvent, SQSBatchResponse>> instances) {
        var poller = new EventSourcePoller(sqs, source);
        for (int index = 0; index < concurrency; index++) {
            Function<SQSEvent, SQSBatchResponse> function = instances.get();
            poller.threads.execute(() -> poller.poll(function));
        }
        return poller;
    }

    private void poll(Function<SQSEvent, SQSBatchResponse> function) {
        while (running.get()) {
            try {
                takeOne(function);
            } catch (RuntimeException | Error failed) {
                // Even an error, such as a missing class, must not end the polling.
                if (running.get()) {
                    LOG.warn("polling {} failed: {}", queueUrl, failed.toString());
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            }
        }
    }

    private void takeOne(Function<SQSEvent, SQSBatchResponse> function) {
        List<Message> messages =
                sqs.receiveMessage(request ->
                                request.queueUrl(queueUrl)
                                        .maxNumberOfMessages(batchSize)
                                        .waitTimeSeconds(WAIT_SECONDS)
                                        .messageAttributeNames("All")
                                        .messageSystemAttributeNames(
                                                MessageSystemAttributeName.ALL))
                        .messages();
        if (!messages.isEmpty()) {
            delete(messages, failed(function.apply(SqsEvents.of(messages, queueUrl)), messages));
        }
    }

    private Set<String> failed(@Nullable SQSBatchResponse response, List<Message> messages) {
        // Where the template does not request the report, Lambda does not look at it.
        if (!reportsFailures || response == null || response.getBatchItemFailures() == null) {
            // Lambda treats a missing response as success.
            return Set.of();
        }
        Set<String> failed =
                response.getBatchItemFailures().stream()
                        .map(BatchItemFailure::getItemIdentifier)
                        .collect(Collectors.toUnmodifiableSet());
        Set<String> known = messages.stream().map(Message::messageId).collect(Collectors.toSet());
        if (!known.containsAll(failed)) {
            // If a report names a message that was not in the batch, Lambda treats the whole batch
            // as failed.
            return Set.copyOf(known);
        }
        return failed;
    }

    private void delete(List<Message> messages, Set<String> failed) {
        List<DeleteMessageBatchRequestEntry> done =
                messages.stream()
                        .filter(message -> !failed.contains(message.messageId()))
                        .map(message ->
                                DeleteMessageBatchRequestEntry.builder()
                                        .id(message.messageId())
                                        .receiptHandle(message.receiptHandle())
                                        .build())
                        .toList();
        if (!done.isEmpty()) {
            sqs.deleteMessageBatch(request -> request.queueUrl(queueUrl).entries(done))
                    .failed()
                    .forEach(entry ->
                            LOG.warn(
                                    "message {} was not deleted and will be received again: {}",
                                    entry.id(),
                                    entry.message()));
        }
    }

    /// Takes no more batches.
    void stop() {
        running.set(false);
        threads.shutdown();
    }

    /// Takes no more batches and waits, for at most 10 seconds, until those in progress are done.
    @Override
    public void close() {
        stop();
        try {
            if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
