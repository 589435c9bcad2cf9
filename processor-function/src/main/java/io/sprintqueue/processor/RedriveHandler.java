package io.sprintqueue.processor;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;

import io.sprintqueue.aws.Failures;
import io.sprintqueue.aws.Transport;
import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.messaging.QueuedMessage;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// Lambda's entry to the redrive: a batch of a dead-letter queue in, the messages to show again
/// out.
public final class RedriveHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    /// The time that must be left when the last message starts: recording it as dead takes a few
    /// calls.
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(RedriveHandler.class);

    private final RedriveWiring wiring;

    /// Called by Lambda.
    public RedriveHandler() {
        this(System.getenv(), InstantSource.system(), Transport.HTTP);
    }

    /// Builds it from an environment, on any machine; it calls services by HTTP.
    public RedriveHandler(Map<String, String> environment, InstantSource clock) {
        this(environment, clock, Transport.HTTP);
    }

    /// Builds it from an environment, on any machine.
    ///
    /// @param transport leads to the services
    public RedriveHandler(
            Map<String, String> environment, InstantSource clock, Transport transport) {
        this(RedriveWiring.fromEnvironment(environment, clock, transport));
    }

    RedriveHandler(RedriveWiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        Instant deadline =
                wiring.clock()
                        .instant()
                        .plusMillis(context.getRemainingTimeInMillis())
                        .minus(MARGIN);
        List<QueuedMessage> batch = SqsRecords.of(event);
        List<RedriveResult> results = wiring.redrive().process(batch, deadline);
        report(SqsRecords.lane(batch, wiring.bulkDeadLetters()), results);
        return SqsRecords.failures(
                results.stream()
                        .filter(RedriveResult.Hidden.class::isInstance)
                        .map(RedriveResult::messageId));
    }

    /// What was sent on must not be sent again because it could not be counted.
    private void report(Lane lane, List<RedriveResult> results) {
        for (RedriveReporter reporter : wiring.reporters()) {
            try {
                reporter.report(lane, results);
            } catch (RuntimeException uncounted) {
                LOG.warn("a redrive could not be reported: {}", Failures.describe(uncounted));
            }
        }
    }
}
