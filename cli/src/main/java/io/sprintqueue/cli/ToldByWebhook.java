package io.sprintqueue.cli;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.client.OperationsClient;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.jira.JiraOverview;
import io.sprintqueue.jira.doctor.Facts.Arrivals;
import io.sprintqueue.jira.doctor.Seen;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/// Which of the changes in Jira a webhook told us of. Every event that came by one had a signature
/// that was checked.
///
/// @param projects the keys of the projects that sync is bound to
/// @param pipeline asked for what arrived
record ToldByWebhook(Site site, List<String> projects, OperationsClient pipeline) {
    private static final int ISSUES_MAX = 20;
    private static final int MINUTES = 60;

    /// Jira's clock may be behind ours.
    private static final Duration CLOCKS = Duration.ofMinutes(2);

    /// An event that came by a webhook.
    record Told(String event, String issueKey, Instant receivedAt) {}

    /// The first that is found of those that came since then.
    Stream<Told> since(JiraOverview reader, Instant since) {
        return changed(reader, since).stream().flatMap(id -> of(id, since));
    }

    /// Each look draws others, so that in time all are looked at.
    private List<String> changed(JiraOverview reader, Instant since) {
        var ids = new ArrayList<>(reader.updatedSince(since.minus(CLOCKS), projects));
        Collections.shuffle(ids, ThreadLocalRandom.current());
        return ids.stream().limit(ISSUES_MAX).toList();
    }

    private Stream<Told> of(String issue, Instant since) {
        JsonNode answer = pipeline.events(Map.of("site", site.name(), "issue", issue)).body();
        var told = new ArrayList<Told>();
        for (JsonNode event : answer.path("events")) {
            String received = event.path("receivedAt").asText();
            if (event.path("origin").asText().equals("jira") && !received.isEmpty()) {
                told.add(
                        new Told(
                                event.path("webhookEvent").asText(),
                                event.path("issueKey").asText(),
                                Instant.parse(received)));
            }
        }
        return told.stream().filter(one -> !one.receivedAt().isBefore(since));
    }

    /// How many deliveries of that time had a wrong signature, of whatever site.
    long badSignatures(int minutes) {
        return pipeline.statistics(minutes).body().path("rejected").path("signature").asLong();
    }

    /// What doctor judges.
    Seen<Arrivals> arrivals(JiraOverview reader, Instant since) {
        try {
            List<String> changed = changed(reader, since);
            List<List<Told>> told =
                    changed.stream()
                            .map(id -> of(id, since).toList())
                            .filter(events -> !events.isEmpty())
                            .toList();
            Instant last =
                    told.stream()
                            .flatMap(List::stream)
                            .map(Told::receivedAt)
                            .max(Instant::compareTo)
                            .orElse(null);
            return new Seen.Known<>(
                    new Arrivals(changed.size(), told.size(), last, badSignatures(MINUTES)));
        } catch (UncheckedIOException silent) {
            return new Seen.NotAsked<>(String.valueOf(silent.getMessage()));
        }
    }
}
