package io.sprintqueue.cli.local;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;

import io.sprintqueue.lanes.QueueDepth;

import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/// A FIFO queue of one test. A message's group is the first character of its body.
record TestQueue(SqsClient sqs, String url) {
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
        return EventSourcePoller.start(sqs, url, batchSize, concurrency, () -> function);
    }
}
