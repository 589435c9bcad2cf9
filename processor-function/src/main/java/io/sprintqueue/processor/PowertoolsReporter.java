package io.sprintqueue.processor;

import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entries;

import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.outcome.Outcome;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/// Reports by one structured log line a batch, one more for each event that needs a look, and one
/// blob of embedded metrics for each site and lane.
final class PowertoolsReporter implements BatchReporter {
    private static final Logger LOG = LoggerFactory.getLogger(PowertoolsReporter.class);

    private final Metrics metrics;

    PowertoolsReporter(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void report(List<Result> results, Instant now) {
        var counts = new TreeMap<String, Integer>();
        var bySource = new HashMap<Source, Map<String, Integer>>();
        for (Result result : results) {
            String name = metric(result);
            counts.merge(name, 1, Integer::sum);
            if (result instanceof Result.Settled settled) {
                var source = Source.of(settled.envelope());
                bySource.computeIfAbsent(source, _ -> new TreeMap<>()).merge(name, 1, Integer::sum);
            }
            lookAt(result);
        }
        LOG.info("batch processed", entries(counts));
        bySource.forEach(this::emit);
        results.forEach(result -> emitFreshness(result, now));
    }

    private void emit(Source source, Map<String, Integer> counts) {
        metrics.flushMetrics(
                blob -> {
                    blob.addDimension(source.dimensions());
                    counts.forEach((name, count) -> blob.addMetric(name, count, MetricUnit.COUNT));
                });
    }

    private void emitFreshness(Result result, Instant now) {
        if (result instanceof Result.Settled(_, Envelope envelope, Outcome outcome, _, _)
                && outcome == Outcome.APPLIED
                && envelope.jiraTimestamp() != null) {
            long millis = now.toEpochMilli() - envelope.jiraTimestamp().toEpochMilli();
            metrics.flushMetrics(
                    blob -> {
                        blob.addDimension(Source.of(envelope).dimensions());
                        blob.addMetric("lag", (double) Math.max(0, millis), MetricUnit.MILLISECONDS);
                    });
        }
    }

    /// One line for what an operator may want to know of a single event.
    private static void lookAt(Result result) {
        switch (result) {
            case Result.Failed(String messageId, String error) ->
                    LOG.warn(
                            "message failed, it will be tried again",
                            entries(Map.of("messageId", messageId, "error", error)));
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

    private static String metric(Result result) {
        return switch (result) {
            case Result.Failed _ -> "failed";
            case Result.Settled settled -> settled.outcome().name().toLowerCase(Locale.ROOT);
        };
    }

    private record Source(Site site, Lane lane) {
        static Source of(Envelope envelope) {
            return new Source(envelope.site(), envelope.lane());
        }

        DimensionSet dimensions() {
            return DimensionSet.of("site", site.name(), "lane", lane.toString());
        }
    }
}
