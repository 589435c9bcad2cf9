package io.sprintqueue.local;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;

import io.sprintqueue.aws.Transport;
import io.sprintqueue.ingest.IngestHandler;
import io.sprintqueue.operations.OperationsHandler;
import io.sprintqueue.processor.ProcessorHandler;
import io.sprintqueue.processor.RedriveHandler;
import io.sprintqueue.sync.SyncHandler;

import java.time.InstantSource;
import java.util.Map;

/// A function of the template, as the local mode knows it.
///
/// @param logicalId its name in the template
/// @param event what it is invoked with
/// @param answer what it gives back
/// @param handler makes an instance of it in this process
record LocalFunction<I, O>(
        String logicalId, Class<I> event, Class<O> answer, Maker<RequestHandler<I, O>> handler) {
    static final LocalFunction<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> INGEST =
            http("IngestFunction", IngestHandler::new);
    static final LocalFunction<SQSEvent, SQSBatchResponse> PROCESSOR =
            queue("ProcessorFunction", ProcessorHandler::new);
    static final LocalFunction<SQSEvent, SQSBatchResponse> REDRIVE =
            queue("RedriveFunction", RedriveHandler::new);
    static final LocalFunction<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> OPERATIONS =
            http("OperationsFunction", OperationsHandler::new);

    static final LocalFunction<ScheduledEvent, String> SYNC =
            new LocalFunction<>(
                    "SyncFunction", ScheduledEvent.class, String.class, SyncHandler::new);

    /// Makes a handler from its environment.
    ///
    /// @param <T> the handler
    @FunctionalInterface
    interface Maker<T> {
        T make(Map<String, String> environment, InstantSource clock, Transport transport);
    }

    private static LocalFunction<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> http(
            String logicalId,
            Maker<RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>> handler) {
        return new LocalFunction<>(
                logicalId, APIGatewayV2HTTPEvent.class, APIGatewayV2HTTPResponse.class, handler);
    }

    private static LocalFunction<SQSEvent, SQSBatchResponse> queue(
            String logicalId, Maker<RequestHandler<SQSEvent, SQSBatchResponse>> handler) {
        return new LocalFunction<>(logicalId, SQSEvent.class, SQSBatchResponse.class, handler);
    }
}
