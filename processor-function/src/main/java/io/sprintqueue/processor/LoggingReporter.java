package io.sprintqueue.processor;

import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entries;

import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.outcome.Outcome;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Reports by one structured log line a batch, and one more for each event that needs a look.
final class LoggingReporter implements BatchReporter {
    private static final Logger LOG = LoggerFactory.getLogger(LoggingReporter.class);

    @Override
    public void report(List<Result> results, Instant now) {
        var counts = new TreeMap<String, Integer>();
        for (Result result : results) {
            counts.merge(Tally.name(result), 1, Integer::sum);
            lookAt(result);
        }
        LOG.info("batch processed", entries(counts));
    }

    /// One line for what an operator may want to know of a single event.
    private static void lookAt(Result result) {
        switch (result) {
            case Result.Failed(String messageId, EventId eventId, String error) ->
                    LOG.warn(
                            "message failed, it will be tried again",
                            entries(
                                    Map.of(
                                            "eventId", String.valueOf(eventId),
                                            "messageId", messageId,
                                            "failure", error)));
            case Result.Settled(_, Envelope envelope, Outcome outcome, String reason, _)
                    when outcome == Outcome.DEAD ->
                    LOG.error("event is dead", entries(about(envelope, reason)));
            case Result.Settled(_, Envelope envelope, _, _, List<String> warnings)
                    when !warnings.isEmpty() ->
                    LOG.warn(
                            "mapped fields of a wrong type",
                            entries(about(envelope, String.join(", ", warnings))));
            case Result.Settled _ -> {
                // The line of the batch counts it.
            }
        }
    }

    private static Map<String, String> about(Envelope envelope, @Nullable String reason) {
        return Map.of(
                "eventId", envelope.eventId().toString(),
                "site", envelope.site().name(),
                "reason", reason == null ? "" : reason);
    }
}
