package io.sprintqueue.operations;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.core.statistics.Rejection;
import io.sprintqueue.core.statistics.Rejections;
import io.sprintqueue.messaging.LaneDepths;
import io.sprintqueue.messaging.RejectionReader;
import io.sprintqueue.operations.HealthReport.Finding;
import io.sprintqueue.store.Page;
import io.sprintqueue.store.Period;
import io.sprintqueue.store.QueueReader;
import io.sprintqueue.store.StatisticsReader;
import io.sprintqueue.store.sync.SyncStandings;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks at every dependency, in parallel.
///
/// @param rejections what ingest reports through the bucket, which answers thereby
/// @param secret checks whether the webhook secret can be described
record HealthLook(
        QueueReader queue,
        StatisticsReader statistics,
        LaneDepths lanes,
        RejectionReader rejections,
        Runnable secret,
        SyncStandings sync,
        Configuration.Health limits,
        InstantSource clock) {
    /// How long failures of ingest to verify count for health.
    private static final Duration LATELY = Duration.ofMinutes(15);

    /// One would be enough, but the index lags: the newest may have been replayed, leaving the page
    /// empty.
    private static final int DEAD_MAX = 10;

    /// The findings, waiting at most this long for each dependency.
    HealthReport within(Duration patience) {
        Instant now = clock.instant();
        try (var probes = new DependencyProbes(patience)) {
            var dead =
                    probes.ask(
                            "queue table",
                            () ->
                                    hasAny(
                                            queue.eventsByOutcome(
                                                    Outcome.DEAD, Period.ALWAYS, DEAD_MAX, null)));
            var latest =
                    probes.ask(
                            "statistics table",
                            () -> statistics.latest(now, now.minus(limits.quiet())));
            var rejected =
                    probes.ask("body bucket", () -> rejections.between(now.minus(LATELY), now));
            var synced = probes.ask("sync table", () -> sync.all(now));
            var webhookSecret = probes.ask("webhook secret", () -> done(secret));
            List<LaneView> views = LaneView.ask(probes, lanes, statistics, now).get();
            var rules = new HealthRules(limits);
            var findings = new ArrayList<Finding>();
            findings.add(rules.queueTable(dead.join()));
            views.forEach(view -> findings.addAll(rules.lane(view)));
            findings.add(rules.bodyBucket(rejected.join().isPresent()));
            findings.add(
                    rules.webhookSecret(
                            webhookSecret.join().isPresent(), withoutSecret(rejected.join())));
            findings.addAll(rules.deliveries(latest.join()));
            findings.addAll(rules.sync(synced.join()));
            return new HealthReport(
                    findings, views, latest.join().flatMap(found -> found).orElse(null));
        }
    }

    private static boolean hasAny(Page<EventRecord> page) {
        return !page.elements().isEmpty() || !page.unreadable().isEmpty();
    }

    private static long withoutSecret(Optional<Optional<Rejections>> rejected) {
        return rejected.flatMap(found -> found)
                .map(Rejections::total)
                .map(total -> total.getOrDefault(Rejection.UNAVAILABLE_SECRETS, 0L))
                .orElse(0L);
    }

    private static boolean done(Runnable question) {
        question.run();
        return true;
    }
}
