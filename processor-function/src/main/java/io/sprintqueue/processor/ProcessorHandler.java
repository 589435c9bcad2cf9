package io.sprintqueue.processor;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Lambda's entry to the processor: a batch of a lane in, the messages to show again out.
public final class ProcessorHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    /// What is left of the time when the last attempt must have started: one commit and the report.
    private static final Duration MARGIN = Duration.ofSeconds(3);

    private final Decoder decoder;
    private final BatchProcessor processor;
    private final BatchReporter reporter;
    private final InstantSource clock;

    /// Made by Lambda.
    public ProcessorHandler() {
        this(System.getenv(), InstantSource.system());
    }

    /// Made of an environment, on any machine.
    public ProcessorHandler(Map<String, String> environment, InstantSource clock) {
        this(Wiring.fromEnvironment(environment, clock));
    }

    ProcessorHandler(Wiring wiring) {
        this.decoder = new Decoder(wiring.codec());
        this.processor = wiring.processor();
        this.reporter = wiring.reporter();
        this.clock = wiring.clock();
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        Instant deadline =
                clock.instant().plusMillis(context.getRemainingTimeInMillis()).minus(MARGIN);
        Decoder.Batch batch = decoder.decode(event);
        var results = new ArrayList<>(batch.failed());
        if (!batch.incoming().isEmpty()) {
            results.addAll(processor.process(batch.incoming(), deadline));
        }
        reporter.report(results, clock.instant());
        return answer(results);
    }

    private static SQSBatchResponse answer(List<Result> results) {
        return new SQSBatchResponse(
                results.stream()
                        .filter(Result.Failed.class::isInstance)
                        .map(result -> new BatchItemFailure(result.messageId()))
                        .toList());
    }
}
