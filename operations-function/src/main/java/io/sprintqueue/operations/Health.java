package io.sprintqueue.operations;

import io.sprintqueue.operations.HealthReport.Status;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;

/// Reports health: one word to the public, cached for 10 seconds so that requests cost nothing, and
/// everything to operators, looked up each time.
final class Health implements Endpoints {
    private static final Duration REMEMBERED = Duration.ofSeconds(10);

    private record Seen(Status status, Instant at) {}

    private final Supplier<HealthReport> look;
    private final InstantSource clock;
    private volatile @Nullable Seen last;

    Health(Supplier<HealthReport> look, InstantSource clock) {
        this.look = look;
        this.clock = clock;
    }

    @Override
    public Map<String, Endpoint> routes() {
        return Map.of("GET /health", _ -> answer(), "GET /ops/health", _ -> whole());
    }

    /// One word.
    Answer answer() {
        Instant now = clock.instant();
        Seen seen = last;
        if (seen == null || !seen.at().plus(REMEMBERED).isAfter(now)) {
            seen = new Seen(look.get().status(), now);
            last = seen;
        }
        return new Answer(status(seen.status()), Json.status(seen.status()));
    }

    /// Everything.
    Answer whole() {
        HealthReport report = look.get();
        return new Answer(status(report.status()), StatisticsJson.health(report, clock.instant()));
    }

    private static int status(Status status) {
        return status == Status.DOWN ? 503 : 200;
    }
}
