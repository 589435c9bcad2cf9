package io.sprintqueue.processor;

import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entries;
import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entry;

import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.core.outcome.Outcome;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Logs one structured line for each batch, and one for each message that needs attention.
final class LoggingRedriveReporter implements RedriveReporter {
    private static final Logger LOG = LoggerFactory.getLogger(LoggingRedriveReporter.class);

    @Override
    public void report(Lane lane, List<RedriveResult> results) {
        var counts = new TreeMap<String, Integer>();
        for (RedriveResult result : results) {
            counts.merge(result.ending().logged(), 1, Integer::sum);
            lookAt(result);
        }
        LOG.info("dead letters processed", entry("lane", lane.toString()), entries(counts));
    }

    private static void lookAt(RedriveResult result) {
        switch (result) {
            case RedriveResult.Dead(_, Envelope envelope, String reason) ->
                    LOG.error(
                            "event is dead",
                            entries(LogFields.of(envelope, LogFields.outcome(Outcome.DEAD))),
                            entry("reason", reason));
            case RedriveResult.Unreadable(String messageId, _, String error) ->
                    LOG.error(
                            "dead letter cannot be read, it stays in its queue",
                            entries(Map.of("messageId", messageId, "failure", error)));
            case RedriveResult.Failed(String messageId, _, String error) ->
                    LOG.warn(
                            "dead letter failed, it will be retried",
                            entries(Map.of("messageId", messageId, "failure", error)));
            case RedriveResult.Scheduled _,
                    RedriveResult.Returned _,
                    RedriveResult.Settled _,
                    RedriveResult.Waiting _ -> {
                // The line of the batch counts it.
            }
        }
    }
}
