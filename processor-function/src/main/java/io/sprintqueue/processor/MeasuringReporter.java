package io.sprintqueue.processor;

import io.sprintqueue.aws.MetricLine;
import io.sprintqueue.aws.MetricLine.Dimension;
import io.sprintqueue.aws.MetricWriter;
import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.core.outcome.Remarks;
import io.sprintqueue.core.statistics.MetricName;
import io.sprintqueue.messaging.QueuedMessage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Writes one line of metrics for each site of a batch: a count for each outcome and of what
/// failed, and for what was applied the time since the change in Jira and the time since the
/// delivery was accepted. Redriven and replayed events are counted but not timed, because their
/// times belong to a past fault; nor are readings of sync. It is the batch's line in the log too,
/// and names each event with its outcome.
final class MeasuringReporter implements BatchReporter {
    private final MetricWriter metrics;
    private final Configuration configuration;

    MeasuringReporter(MetricWriter metrics, Configuration configuration) {
        this.metrics = metrics;
        this.configuration = configuration;
    }

    @Override
    public void report(BatchReport batch) {
        Map<String, String> sites = sites(batch.received());
        var bySite = new TreeMap<String, List<Result>>();
        for (Result result : batch.results()) {
            String site = sites.getOrDefault(result.messageId(), Configuration.OTHER);
            bySite.computeIfAbsent(site, _ -> new ArrayList<>()).add(result);
        }
        bySite.forEach((site, results) -> emit(site, results, batch));
    }

    /// The site of each message, by its id: the group starts with it, even if the rest cannot be
    /// read.
    private Map<String, String> sites(List<QueuedMessage> received) {
        var sites = new HashMap<String, String>();
        for (QueuedMessage message : received) {
            String name = message.group().split(":", 2)[0];
            sites.put(
                    message.messageId(),
                    Site.named(name).map(configuration::label).orElse(Configuration.OTHER));
        }
        return sites;
    }

    private void emit(String site, List<Result> results, BatchReport batch) {
        var counts = new EnumMap<MetricName, Long>(MetricName.class);
        results.forEach(result -> count(result, counts));
        var line =
                new MetricLine()
                        .by(new Dimension("lane", batch.lane().toString()))
                        .by(new Dimension("site", site));
        counts.forEach(line::count);
        results.forEach(result -> addLags(line, result, batch.now()));
        metrics.write(
                line.with("events", results.stream().map(result -> named(result, site)).toList()));
    }

    private static Map<String, String> named(Result result, String site) {
        return switch (result) {
            case Result.Failed(_, EventId eventId, _) ->
                    Map.of("eventId", String.valueOf(eventId), "outcome", "failed");
            case Result.Settled settled ->
                    LogFields.within(
                            site, settled.envelope(), LogFields.outcome(settled.outcome()));
        };
    }

    private static void count(Result result, Map<MetricName, Long> counts) {
        switch (result) {
            case Result.Failed _ -> counts.merge(MetricName.RETRIED, 1L, Long::sum);
            case Result.Settled settled -> {
                counts.merge(metric(settled), 1L, Long::sum);
                Remarks remarks = settled.remarks();
                add(counts, MetricName.WRONG_TYPE, remarks.warnings().size());
                add(counts, MetricName.CLEARED_ABSENT, remarks.clearedAbsent().size());
                add(counts, MetricName.LOST_CHANGES, remarks.lostChanges().size());
            }
        }
    }

    private static MetricName metric(Result.Settled settled) {
        return MetricName.of(settled.outcome(), settled.envelope().origin());
    }

    private static void add(Map<MetricName, Long> counts, MetricName metric, long count) {
        if (count > 0) {
            counts.merge(metric, count, Long::sum);
        }
    }

    private static void addLags(MetricLine line, Result result, Instant now) {
        if (result instanceof Result.Settled settled
                && settled.outcome() == Outcome.APPLIED
                && settled.envelope().isToldNow()) {
            Envelope envelope = settled.envelope();
            Instant changed = envelope.jiraTimestamp();
            if (changed != null) {
                line.millis(MetricName.FRESHNESS, Millis.between(changed, now));
            }
            line.millis(MetricName.QUEUE_LAG, Millis.between(envelope.receivedAt(), now));
        }
    }
}
