package io.sprintqueue.core.event;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.time.EpochMillis;
import io.sprintqueue.core.time.JiraTime;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// Reads the times of a body.
final class Moments {
    private Moments() {}

    /// The moment, or nothing if the body has no usable `timestamp`.
    static JiraEvent.@Nullable Moment of(JsonNode root) {
        return EpochMillis.of(root.path("timestamp").asText())
                .map(sent ->
                        new JiraEvent.Moment(sent, updated(root).orElse(sent), changelogId(root)))
                .orElse(null);
    }

    /// The moment of a reading of something that does not say when it was last changed.
    static JiraEvent.Moment ofReading(long readAt) {
        return new JiraEvent.Moment(readAt, readAt, 0, 0);
    }

    /// The moment of a reading of an issue, or nothing where the body has no usable `updated`: that
    /// alone says when something last happened.
    static JiraEvent.@Nullable Moment ofIssueReading(JsonNode root, long readAt) {
        return updated(root)
                .map(updated -> new JiraEvent.Moment(readAt, updated, 0, updated))
                .orElse(null);
    }

    private static Optional<Long> updated(JsonNode root) {
        JsonNode updated = root.path("issue").path("fields").path("updated");
        return JiraTime.millis(updated.asText());
    }

    private static long changelogId(JsonNode root) {
        long id = root.path("changelog").path("id").asLong();
        return Math.max(id, 0);
    }
}
