package io.sprintqueue.operations;

import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.core.statistics.Statistics;
import io.sprintqueue.messaging.LaneStatus;
import io.sprintqueue.messaging.LaneStatuses;
import io.sprintqueue.messaging.QueueDepth;
import io.sprintqueue.store.StatisticsReader;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// The lanes, while the requests to their queues and the statistics run.
final class LaneViews {
    /// "Lately" is this minute and the one before.
    private static final Duration LATELY = Duration.ofMinutes(1);

    private record Asked(
            Lane lane,
            CompletableFuture<Optional<QueueDepth>> waiting,
            CompletableFuture<Optional<QueueDepth>> deadLetters) {}

    private final CompletableFuture<Optional<Statistics>> lately;
    private final List<Asked> lanes;

    private LaneViews(CompletableFuture<Optional<Statistics>> lately, List<Asked> lanes) {
        this.lately = lately;
        this.lanes = lanes;
    }

    static LaneViews ask(
            SideBySide side, LaneStatuses statuses, StatisticsReader statistics, Instant now) {
        return new LaneViews(
                side.ask(
                        "statistics table",
                        () ->
                                statistics
                                        .between(now.minus(LATELY), now)
                                        .minutes()
                                        .values()
                                        .stream()
                                        .reduce(Statistics.NONE, Statistics::plus)),
                Arrays.stream(Lane.values())
                        .map(lane ->
                                new Asked(
                                        lane,
                                        side.ask(lane + " lane", () -> statuses.waiting(lane)),
                                        side.ask(
                                                lane + " dead-letter queue",
                                                () -> statuses.deadLetters(lane))))
                        .toList());
    }

    /// Waits for what was requested.
    List<LaneView> join() {
        return lanes.stream()
                .map(asked ->
                        new LaneView(
                                new LaneStatus(
                                        asked.lane(),
                                        known(asked.waiting()),
                                        known(asked.deadLetters())),
                                known(lately)))
                .toList();
    }

    private static <T> @Nullable T known(CompletableFuture<Optional<T>> answer) {
        return answer.join().orElse(null);
    }
}
