package io.sprintqueue.processor;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;

import io.sprintqueue.aws.Failures;
import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.lanes.QueueUrls;
import io.sprintqueue.lanes.Received;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Lambda's entry to the processor: a batch of a lane in, the messages to show again out.
public final class ProcessorHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    /// What is left of the time when the last body must be asked for: its call may take 3 s, and
    /// the other groups of the batch wait for it.
    private static final Duration DECODING_MARGIN = Duration.ofMillis(8_500);

    /// What is left of the time when the last attempt must have started: one commit, then hiding
    /// what failed, and the report.
    private static final Duration MARGIN = Duration.ofSeconds(5);

    /// What is left of it when the last call must have started that records what failed.
    private static final Duration RECORDING_MARGIN = Duration.ofSeconds(4);

    private static final Logger LOG = LoggerFactory.getLogger(ProcessorHandler.class);

    private final Decoder decoder;
    private final BatchProcessor processor;
    private final Retries retries;
    private final BatchReporter reporter;
    private final InstantSource clock;
    private final String bulkLane;

    /// Made by Lambda.
    public ProcessorHandler() {
        this(System.getenv(), InstantSource.system());
    }

    /// Made of an environment, on any machine.
    public ProcessorHandler(Map<String, String> environment, InstantSource clock) {
        this(Wiring.fromEnvironment(environment, clock));
    }

    ProcessorHandler(Wiring wiring) {
        this.decoder = wiring.decoder();
        this.processor = wiring.processor();
        this.retries = wiring.retries();
        this.reporter = wiring.reporter();
        this.clock = wiring.clock();
        this.bulkLane = wiring.bulkLane();
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        Instant end = clock.instant().plusMillis(context.getRemainingTimeInMillis());
        List<Received> received = SqsRecords.of(event);
        Decoder.Batch batch = decoder.decode(received, end.minus(DECODING_MARGIN));
        var results = new ArrayList<>(batch.failed());
        if (!batch.incoming().isEmpty()) {
            results.addAll(processor.process(batch.incoming(), end.minus(MARGIN)));
        }
        retries.after(received, results, end.minus(RECORDING_MARGIN));
        report(
                new BatchReport(
                        lane(received),
                        received,
                        SqsRecords.oldestSentAt(event),
                        results,
                        clock.instant()));
        return SqsRecords.failures(
                results.stream().filter(Result.Failed.class::isInstance).map(Result::messageId));
    }

    /// Lambda takes a batch from one queue.
    private Lane lane(List<Received> received) {
        return !received.isEmpty() && QueueUrls.areOne(received.getFirst().queueArn(), bulkLane)
                ? Lane.BULK
                : Lane.INTERACTIVE;
    }

    /// What is committed must not come back because it could not be counted.
    private void report(BatchReport batch) {
        try {
            reporter.report(batch);
        } catch (RuntimeException uncounted) {
            LOG.warn("a batch could not be reported: {}", Failures.describe(uncounted));
        }
    }
}
