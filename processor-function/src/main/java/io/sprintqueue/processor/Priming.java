package io.sprintqueue.processor;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;

import io.sprintqueue.aws.PlainContext;
import io.sprintqueue.aws.StubHttpClient;
import io.sprintqueue.aws.Transport;
import io.sprintqueue.messaging.LaneMessage;
import io.sprintqueue.messaging.MessageCodec;
import io.sprintqueue.messaging.SampleDelivery;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Runs a batch of one message through the function without any call, so that SnapStart's image has
/// everything that a batch needs. Its metrics have their own namespace, which no alarm watches.
final class Priming {
    static final String NAMESPACE = "SprintqueuePriming";

    private Priming() {}

    /// The response to the batch.
    static SQSBatchResponse run(Map<String, String> environment, InstantSource clock) {
        var variables = new HashMap<>(environment);
        variables.put("POWERTOOLS_METRICS_NAMESPACE", NAMESPACE);
        Clients connected = Clients.of(environment, Transport.HTTP);
        var clients =
                new Clients(
                        Priming::noTable,
                        Priming::noTable,
                        connected.sqs(),
                        connected.sqsForHiding(),
                        Priming::noBodies);
        return new ProcessorHandler(Wiring.of(variables, clients, clock))
                .handleRequest(
                        event(
                                new SampleDelivery(clock.instant()).message(),
                                new MessageCodec(clients.bodies("sample"))),
                        new PlainContext("sample"));
    }

    private static SQSEvent event(LaneMessage message, MessageCodec codec) {
        var event = new SQSEvent();
        event.setRecords(
                List.of(
                        SqsRecords.message(
                                "sample",
                                "arn:aws:sqs:eu-west-1:000000000000:sample.fifo",
                                message.envelope().messageGroup(),
                                codec.encode(message))));
        return event;
    }

    private static S3Client noBodies() {
        throw new IllegalStateException("no body is that large");
    }

    /// An empty table that accepts every write and keeps none.
    private static DynamoDbClient noTable() {
        return StubHttpClient.on(DynamoDbClient.builder()).build();
    }
}
