package io.sprintqueue.operations;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.messaging.QueueDepth;
import io.sprintqueue.operations.HealthReport.Finding;
import io.sprintqueue.operations.HealthReport.Status;
import io.sprintqueue.store.sync.JobStanding;
import io.sprintqueue.store.sync.SiteStanding;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// Turns check results into health. A problem that keeps events from being applied is down;
/// everything else that needs attention is degraded.
record HealthRules(Configuration.Health limits) {
    private static final String SILENT = "does not answer";

    /// @param dead whether there are dead events; nothing if the table does not answer
    Finding queueTable(Optional<Boolean> dead) {
        return dead.map(any ->
                        any
                                ? degraded(
                                        "queue table",
                                        "has events that ended DEAD; see /ops/events?outcome=DEAD")
                                : ok("queue table"))
                .orElseGet(() ->
                        down(
                                "queue table",
                                SILENT + "; deliveries are accepted and wait in lanes"));
    }

    /// The lane and its dead-letter queue.
    List<Finding> lane(LaneView view) {
        String lane = view.lane().toString();
        return List.of(
                waiting(lane + " lane", view),
                deadLetters(lane + " dead-letter queue", Optional.ofNullable(view.deadLetters())));
    }

    private Finding waiting(String name, LaneView view) {
        LaneView.Motion motion = view.motion();
        if (motion == null) {
            return down(name, SILENT + "; deliveries are refused with 503, and Jira retries them");
        }
        Long ageSeconds = view.oldestAgeSeconds();
        if (motion == LaneView.Motion.STALLED) {
            return degraded(name, "has messages, and none is being processed");
        }
        return ageSeconds != null && ageSeconds > limits.backlogAge().toSeconds()
                ? degraded(
                        name,
                        "has messages that are %d s old, over health.backlogAge of %s"
                                .formatted(ageSeconds, limits.backlogAge()))
                : ok(name);
    }

    private static Finding deadLetters(String name, Optional<QueueDepth> depth) {
        return depth.map(known -> known.visible() + known.inFlight())
                .map(messages ->
                        messages == 0
                                ? ok(name)
                                : degraded(name, "holds %d messages".formatted(messages)))
                .orElseGet(() -> down(name, SILENT));
    }

    Finding bodyBucket(boolean answers) {
        return answers
                ? ok("body bucket")
                : degraded(
                        "body bucket",
                        SILENT + "; large bodies are refused with 503, dead events wait");
    }

    /// @param unverified how many deliveries ingest has lately refused because it is missing
    Finding webhookSecret(boolean answers, long unverified) {
        if (unverified > 0) {
            return degraded(
                    "webhook secret",
                    "%d deliveries were answered 503 lately because ingest cannot read it; is it a"
                                    .formatted(unverified)
                            + " secret, or JSON {site: secret}?");
        }
        return answers
                ? ok("webhook secret")
                : degraded(
                        "webhook secret",
                        SILENT + "; deliveries are checked with secrets that may be stale");
    }

    /// @param latest the latest delivery that was processed, within the time that may be quiet;
    ///     nothing at all where the table does not answer
    List<Finding> deliveries(Optional<Optional<Instant>> latest) {
        if (latest.isEmpty()) {
            return List.of(
                    degraded("statistics table", SILENT + "; events are applied, not counted"));
        }
        return List.of(
                ok("statistics table"),
                latest.get().isPresent()
                        ? ok("deliveries")
                        : degraded(
                                "deliveries",
                                "none for health.quiet of %s; does Jira's webhook still send?"
                                        .formatted(limits.quiet())));
    }

    /// @param sites those that sync has credentials for; nothing if its table does not answer
    List<Finding> sync(Optional<List<SiteStanding>> sites) {
        if (sites.isEmpty()) {
            return List.of(degraded("sync table", SILENT + "; webhooks are applied as usual"));
        }
        return sites.get().isEmpty()
                ? List.of(noted("sync", "off: no site has credentials, webhooks alone feed it"))
                : sites.get().stream().map(HealthRules::sync).toList();
    }

    private static Finding sync(SiteStanding site) {
        String name = "sync of " + site.site();
        String more = "; see /ops/sync/" + site.site();
        return switch (site.condition()) {
            case OK -> ok(name);
            case PAUSED -> noted(name, "paused by an operator until " + site.pausedUntil());
            case LOGIN_FAILED ->
                    degraded(
                            name,
                            "Jira does not let sync in: %s; it tries again at %s"
                                    .formatted(site.login().problem(), site.login().retryAt()));
            case STOPPED -> degraded(name, stopped(site) + more);
            case FAILING -> degraded(name, failing(site) + more);
            case BEHIND -> degraded(name, behind(site) + more);
        };
    }

    private static String stopped(SiteStanding site) {
        return site.jobs().stream()
                .filter(job -> job.status() == JobStanding.Status.STOPPED)
                .map(job ->
                        "%s was stopped: %s".formatted(job.state().job(), job.state().problem()))
                .collect(Collectors.joining("; "));
    }

    private static String failing(SiteStanding site) {
        return site.jobs().stream()
                .filter(JobStanding::isFailing)
                .map(job -> "%s fails: %s".formatted(job.state().job(), job.state().problem()))
                .collect(Collectors.joining("; "));
    }

    private static String behind(SiteStanding site) {
        return site.jobs().stream()
                .filter(JobStanding::isBehind)
                .map(job ->
                        "%s, due every %s, is %s late"
                                .formatted(
                                        job.state().job(),
                                        job.cadence(),
                                        Objects.requireNonNull(job.behind())
                                                .truncatedTo(ChronoUnit.MINUTES)))
                .collect(Collectors.joining("; "));
    }

    private static Finding ok(String name) {
        return new Finding(name, Status.OK, null);
    }

    /// It is as it was meant to be, and worth saying.
    private static Finding noted(String name, String message) {
        return new Finding(name, Status.OK, message);
    }

    private static Finding degraded(String name, String message) {
        return new Finding(name, Status.DEGRADED, message);
    }

    private static Finding down(String name, String message) {
        return new Finding(name, Status.DOWN, message);
    }
}
