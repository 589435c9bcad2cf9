package io.sprintqueue.cli;

import io.sprintqueue.cli.SetupStep.Status;
import io.sprintqueue.client.HttpAnswer;
import io.sprintqueue.client.OperationsClient;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.jira.JiraOverview;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Waits until the pipeline has what Jira has.
///
/// @param reader asks Jira what was changed
/// @param told which changes a webhook told of
/// @param pipeline asked for what arrived
/// @param patience for each proof, at most
record SetupProof(
        Site site,
        JiraOverview reader,
        ToldByWebhook told,
        OperationsClient pipeline,
        Duration patience,
        InstantSource clock) {
    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final int MINUTES = 5;

    /// Waits for the first fill.
    ///
    /// @param sprints active ones that have issues in Jira
    SetupStep sprintQueue(List<String> sprints) {
        if (sprints.isEmpty()) {
            return new SetupStep(
                    "sprint queue", Status.SKIPPED, "no active sprint has issues to wait for");
        }
        return until(() -> sprints.stream().flatMap(id -> filled(id).stream()).findFirst())
                .map(found -> new SetupStep("sprint queue", Status.OK, found))
                .orElseGet(() ->
                        new SetupStep(
                                "sprint queue",
                                Status.FAILED,
                                "still empty after %s; is sync running? doctor finds what is wrong"
                                        .formatted(patience)));
    }

    private Optional<String> filled(String sprint) {
        HttpAnswer queue = pipeline.sprintQueue(site, sprint);
        int items = queue.body().path("items").size();
        return items == 0
                ? Optional.empty()
                : Optional.of("sprint %s has %s".formatted(sprint, Count.of(items, "item")));
    }

    /// Waits for an authentic delivery: an event that came by the webhook, with a signature that
    /// was checked.
    ///
    /// @param since what was received before proves nothing
    SetupStep delivery(Instant since) {
        return until(() -> delivered(since))
                .map(found -> new SetupStep("delivery", Status.OK, found))
                .orElseGet(() ->
                        new SetupStep(
                                "delivery",
                                Status.FAILED,
                                "no signed delivery in %s; %s".formatted(patience, whyNone())));
    }

    /// Whether one has come already.
    Optional<String> delivered(Instant since) {
        return told.since(reader, since)
                .findFirst()
                .map(one ->
                        "%s of %s arrived at %s"
                                .formatted(one.event(), one.issueKey(), one.receivedAt()));
    }

    private String whyNone() {
        long refused = told.badSignatures(MINUTES);
        return refused > 0
                ? Count.of(refused, "delivery")
                        + " had a wrong signature: the secrets differ, try --set-secret"
                : "was an issue edited? doctor finds what is wrong";
    }

    private <T> Optional<T> until(Supplier<Optional<T>> look) {
        Instant end = clock.instant().plus(patience);
        Optional<T> found = look.get();
        while (found.isEmpty() && clock.instant().isBefore(end)) {
            LockSupport.parkNanos(BETWEEN.toNanos());
            found = look.get();
        }
        return found;
    }
}
