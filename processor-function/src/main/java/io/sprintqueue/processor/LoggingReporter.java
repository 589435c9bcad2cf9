package io.sprintqueue.processor;

import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entries;
import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entry;

import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.core.outcome.Remarks;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// Logs one structured line for each event that needs attention. The line of the whole batch is for
/// debugging, because its metrics line names its events too.
final class LoggingReporter implements BatchReporter {
    private static final Logger LOG = LoggerFactory.getLogger(LoggingReporter.class);

    @Override
    public void report(BatchReport batch) {
        var counts = new TreeMap<String, Integer>();
        for (Result result : batch.results()) {
            counts.merge(name(result), 1, Integer::sum);
            lookAt(result);
        }
        LOG.debug(
                "batch processed",
                entry("lane", batch.lane().toString()),
                entries(counts),
                entry("events", batch.results().stream().map(LoggingReporter::event).toList()));
    }

    /// The outcome in lower case, or `failed`.
    private static String name(Result result) {
        return switch (result) {
            case Result.Failed _ -> "failed";
            case Result.Settled settled -> LogFields.outcome(settled.outcome());
        };
    }

    private static Map<String, String> event(Result result) {
        return switch (result) {
            case Result.Failed(_, EventId eventId, _) ->
                    Map.of("eventId", String.valueOf(eventId), "outcome", "failed");
            case Result.Settled settled ->
                    LogFields.of(settled.envelope(), LogFields.outcome(settled.outcome()));
        };
    }

    /// Logs what an operator may want to know about a single event.
    private static void lookAt(Result result) {
        switch (result) {
            case Result.Failed(String messageId, EventId eventId, String error) ->
                    LOG.warn(
                            "message failed, it will be retried",
                            entries(
                                    Map.of(
                                            "eventId", String.valueOf(eventId),
                                            "messageId", messageId,
                                            "failure", error)));
            case Result.Settled(_, Envelope envelope, Outcome outcome, String reason, _)
                    when outcome == Outcome.DEAD ->
                    LOG.error("event is dead", entries(about(envelope, outcome, reason)));
            case Result.Settled(
                            _,
                            Envelope envelope,
                            Outcome outcome,
                            _,
                            Remarks(var warnings, _, _, _))
                    when !warnings.isEmpty() ->
                    LOG.warn(
                            "mapped fields of a wrong type",
                            entries(about(envelope, outcome, String.join(", ", warnings))));
            case Result.Settled _ -> {
                // The line of the batch names it.
            }
        }
    }

    private static Map<String, String> about(
            Envelope envelope, Outcome outcome, @Nullable String reason) {
        var fields = new HashMap<>(LogFields.of(envelope, LogFields.outcome(outcome)));
        fields.put("reason", reason == null ? "" : reason);
        return fields;
    }
}
