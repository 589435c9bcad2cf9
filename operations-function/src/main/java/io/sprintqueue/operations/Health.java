package io.sprintqueue.operations;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// The public health: one word, remembered for 10 seconds so that asking costs nothing.
final class Health implements Endpoints {
    private static final Logger LOG = LoggerFactory.getLogger(Health.class);
    private static final Duration REMEMBERED = Duration.ofSeconds(10);

    /// How the pipeline is.
    enum Status {
        OK,
        /// It works, and something needs a look.
        DEGRADED,
        /// A dependency does not answer.
        DOWN
    }

    /// One thing to look at.
    ///
    /// @param name as it is logged
    /// @param look says how it is; an exception means that it is down
    record Check(String name, Supplier<Status> look) {}

    private record Seen(Status status, Instant at) {}

    private final List<Check> checks;
    private final InstantSource clock;
    private volatile @Nullable Seen last;

    Health(List<Check> checks, InstantSource clock) {
        this.checks = List.copyOf(checks);
        this.clock = clock;
    }

    @Override
    public Map<String, Endpoint> routes() {
        return Map.of("GET /health", _ -> answer());
    }

    Answer answer() {
        Instant now = clock.instant();
        Seen seen = last;
        if (seen == null || !seen.at().plus(REMEMBERED).isAfter(now)) {
            seen = new Seen(look(), now);
            last = seen;
        }
        return new Answer(seen.status() == Status.DOWN ? 503 : 200, Json.status(seen.status()));
    }

    /// Looks at all of them side by side: each may hang until its call is given up.
    private Status look() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Status>> looks =
                    checks.stream()
                            .map(check -> CompletableFuture.supplyAsync(() -> look(check), threads))
                            .toList();
            return looks.stream()
                    .map(CompletableFuture::join)
                    .max(Comparator.naturalOrder())
                    .orElse(Status.OK);
        }
    }

    private static Status look(Check check) {
        try {
            return check.look().get();
        } catch (RuntimeException failed) {
            LOG.warn("{} does not answer: {}", check.name(), failed.toString());
            return Status.DOWN;
        }
    }
}
