package io.sprintqueue.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;

import io.sprintqueue.embedded.EventSource;
import io.sprintqueue.messaging.QueueDepth;

import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// A FIFO queue of one test. A message's group is the first character of its body.
final class TestQueue {
    private final SqsClient sqs;
    private final String url;
    private final BlockingQueue<List<String>> batches = new LinkedBlockingQueue<>();

    private TestQueue(SqsClient sqs, String url) {
        this.sqs = sqs;
        this.url = url;
    }

    static TestQueue create(SqsClient sqs) {
        return new TestQueue(
                sqs,
                sqs.createQueue(request ->
                                request.queueName(UUID.randomUUID() + ".fifo")
                                        .attributes(
                                                Map.of(
                                                        QueueAttributeName.FIFO_QUEUE,
                                                        "true",
                                                        QueueAttributeName.VISIBILITY_TIMEOUT,
                                                        "600")))
                        .queueUrl());
    }

    String url() {
        return url;
    }

    void send(String... bodies) {
        for (String body : bodies) {
            sqs.sendMessage(request ->
                    request.queueUrl(url)
                            .messageBody(body)
                            .messageGroupId(body.substring(0, 1))
                            .messageDeduplicationId(UUID.randomUUID().toString()));
        }
    }

    /// How many messages were not deleted.
    int left() {
        QueueDepth depth = QueueDepth.of(sqs, url);
        return depth.visible() + depth.inFlight();
    }

    EventSourcePoller poll(
            int batchSize, int concurrency, Function<SQSEvent, SQSBatchResponse> function) {
        return poll(new EventSource(url, batchSize, true, concurrency), function);
    }

    EventSourcePoller poll(EventSource source, Function<SQSEvent, SQSBatchResponse> function) {
        return EventSourcePoller.start(sqs, source, source.maximumConcurrency(), () -> function);
    }

    /// The queue as a template would name it that does not request reports of failures.
    EventSource withoutReports() {
        return new EventSource(url, 10, false, 1);
    }

    /// Remembers the batch, and reports these messages as failed.
    SQSBatchResponse answer(SQSEvent event, List<String> failedIds) {
        batches.add(bodies(event));
        return new SQSBatchResponse(failedIds.stream().map(BatchItemFailure::new).toList());
    }

    /// The ids of the messages with that body.
    static List<String> idsOf(SQSEvent event, String body) {
        return event.getRecords().stream()
                .filter(record -> record.getBody().equals(body))
                .map(SQSEvent.SQSMessage::getMessageId)
                .toList();
    }

    static List<String> bodies(SQSEvent event) {
        return event.getRecords().stream().map(SQSMessage::getBody).toList();
    }

    static List<String> ids(SQSEvent event) {
        return event.getRecords().stream().map(SQSMessage::getMessageId).toList();
    }

    void takeAll(String... expected) {
        var seen = new ArrayList<String>();
        while (seen.size() < expected.length) {
            seen.addAll(next());
        }
        assertThat(seen).containsExactlyInAnyOrder(expected);
    }

    List<String> next() {
        try {
            List<String> batch = batches.poll(30, TimeUnit.SECONDS);
            if (batch == null) {
                throw new AssertionError("no batch came");
            }
            return batch;
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
