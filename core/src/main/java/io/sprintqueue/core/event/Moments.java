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

    private static Optional<Long> updated(JsonNode root) {
        JsonNode updated = root.path("issue").path("fields").path("updated");
        return JiraTime.millis(updated.asText());
    }

    private static long changelogId(JsonNode root) {
        long id = root.path("changelog").path("id").asLong();
        return Math.max(id, 0);
    }
}
