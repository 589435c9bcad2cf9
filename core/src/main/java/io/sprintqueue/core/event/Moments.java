package io.sprintqueue.core.event;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.mapping.JiraTime;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;

/// Reads the times of a body.
final class Moments {
    private static final long YEAR_10000 = 253_402_300_800_000L;

    private Moments() {}

    /// The moment, or nothing where the body has no usable `timestamp`.
    static JiraEvent.@Nullable Moment of(JsonNode root) {
        JsonNode timestamp = root.path("timestamp");
        if (!timestamp.canConvertToLong() || !timestamp.isIntegralNumber()) {
            return null;
        }
        long sent = timestamp.longValue();
        if (sent <= 0 || sent >= YEAR_10000) {
            return null;
        }
        return new JiraEvent.Moment(sent, updated(root).orElse(sent), changelogId(root));
    }

    private static Optional<Long> updated(JsonNode root) {
        JsonNode updated = root.path("issue").path("fields").path("updated");
        return JiraTime.instant(updated.asText())
                .map(Instant::toEpochMilli)
                .filter(time -> time > 0 && time < YEAR_10000);
    }

    private static long changelogId(JsonNode root) {
        long id = root.path("changelog").path("id").asLong();
        return Math.max(id, 0);
    }
}
