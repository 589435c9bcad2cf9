package io.sprintqueue.processor;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;

import io.sprintqueue.aws.Failures;
import io.sprintqueue.aws.SnapStartResource;
import io.sprintqueue.aws.Transport;
import io.sprintqueue.messaging.QueuedMessage;

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
    /// The time that must be left when the last body is requested: its call may take 3 s, and the
    /// other groups of the batch wait for it.
    private static final Duration DECODING_MARGIN = Duration.ofMillis(8_500);

    /// The time that must be left when the last attempt starts: for one commit, hiding what failed,
    /// and the report.
    private static final Duration MARGIN = Duration.ofSeconds(5);

    /// The time that must be left when the last call to record a failure starts.
    private static final Duration RECORDING_MARGIN = Duration.ofSeconds(4);

    private static final Logger LOG = LoggerFactory.getLogger(ProcessorHandler.class);

    private final SnapStartResource<Wiring> resource;

    /// Called by Lambda.
    public ProcessorHandler() {
        this(
                Wiring.snapStartResource(
                        System::getenv, InstantSource.system(), Wiring::warmUpClients));
        resource.register();
    }

    /// Builds it from an environment, on any machine; it calls services by HTTP.
    public ProcessorHandler(Map<String, String> environment, InstantSource clock) {
        this(environment, clock, Transport.HTTP);
    }

    /// Builds it from an environment, on any machine.
    ///
    /// @param transport leads to the services
    public ProcessorHandler(
            Map<String, String> environment, InstantSource clock, Transport transport) {
        this(Wiring.fromEnvironment(environment, clock, transport));
    }

    ProcessorHandler(Wiring wiring) {
        this(SnapStartResource.fixed(wiring));
    }

    ProcessorHandler(SnapStartResource<Wiring> resource) {
        this.resource = resource;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        Wiring wiring = resource.get();
        InstantSource clock = wiring.clock();
        Instant end = clock.instant().plusMillis(context.getRemainingTimeInMillis());
        List<QueuedMessage> received = SqsRecords.of(event);
        Decoder.Batch batch = wiring.decoder().decode(received, end.minus(DECODING_MARGIN));
        var results = new ArrayList<>(batch.failed());
        if (!batch.groups().isEmpty()) {
            results.addAll(wiring.processor().process(batch.groups(), end.minus(MARGIN)));
        }
        wiring.failedMessages().handle(received, results, end.minus(RECORDING_MARGIN));
        report(
                wiring.reporters(),
                new BatchReport(
                        SqsRecords.lane(received, wiring.bulkLane()),
                        received,
                        SqsRecords.oldestSentAt(event),
                        results,
                        clock.instant()));
        return SqsRecords.failures(
                results.stream().filter(Result.Failed.class::isInstance).map(Result::messageId));
    }

    /// A committed message must not be redelivered because it could not be counted.
    private static void report(List<BatchReporter> reporters, BatchReport batch) {
        for (BatchReporter reporter : reporters) {
            try {
                reporter.report(batch);
            } catch (RuntimeException uncounted) {
                LOG.warn("a batch could not be reported: {}", Failures.describe(uncounted));
            }
        }
    }
}
