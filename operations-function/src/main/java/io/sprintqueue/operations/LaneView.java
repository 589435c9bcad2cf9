package io.sprintqueue.operations;

import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.core.statistics.Statistics;
import io.sprintqueue.core.statistics.Statistics.Measure;
import io.sprintqueue.core.statistics.Statistics.Series;
import io.sprintqueue.messaging.LaneDepths;
import io.sprintqueue.messaging.QueueDepth;
import io.sprintqueue.store.StatisticsReader;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// A lane as an operator sees it: how many messages it and its dead-letter queue hold, and what the
/// processor has lately received from it.
///
/// @param waiting absent if its queue does not answer
/// @param deadLetters absent if that queue does not answer
/// @param lately what was lately counted; absent if the statistics do not answer
record LaneView(
        Lane lane,
        @Nullable QueueDepth waiting,
        @Nullable QueueDepth deadLetters,
        @Nullable Statistics lately) {
    /// "Lately" is this minute and the one before.
    private static final Duration LATELY = Duration.ofMinutes(1);

    /// Whether a lane does its work.
    enum Motion {
        /// There is nothing in it.
        IDLE,
        MOVING,
        /// Messages wait, none is being processed, and none has lately been.
        STALLED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Whether it moves; nothing if its queue does not answer.
    @Nullable Motion motion() {
        if (waiting == null) {
            return null;
        }
        if (waiting.visible() + waiting.inFlight() == 0) {
            return Motion.IDLE;
        }
        boolean still = waiting.inFlight() == 0 && lately != null && oldestMillis().isEmpty();
        return still ? Motion.STALLED : Motion.MOVING;
    }

    /// The age of the oldest message that the processor has lately received; nothing in an idle
    /// lane, or if unknown.
    @Nullable Long oldestAgeSeconds() {
        OptionalLong oldest = oldestMillis();
        return motion() == Motion.IDLE || oldest.isEmpty()
                ? null
                : Math.round(oldest.getAsLong() / 1e3);
    }

    private OptionalLong oldestMillis() {
        return lately == null
                ? OptionalLong.empty()
                : lately.histogram(new Series(Measure.AGE, lane)).percentile(100);
    }

    /// Calls the queues of every lane, and the statistics, in parallel.
    ///
    /// @return waits for the answers
    static Supplier<List<LaneView>> ask(
            DependencyProbes probes, LaneDepths depths, StatisticsReader statistics, Instant now) {
        CompletableFuture<Optional<Statistics>> lately =
                probes.ask(
                        "statistics table",
                        () ->
                                statistics
                                        .between(now.minus(LATELY), now)
                                        .minutes()
                                        .values()
                                        .stream()
                                        .reduce(Statistics.NONE, Statistics::plus));
        List<Supplier<LaneView>> lanes =
                Arrays.stream(Lane.values())
                        .map(lane -> ask(probes, depths, lane, lately))
                        .toList();
        return () -> lanes.stream().map(Supplier::get).toList();
    }

    private static Supplier<LaneView> ask(
            DependencyProbes probes,
            LaneDepths depths,
            Lane lane,
            CompletableFuture<Optional<Statistics>> lately) {
        CompletableFuture<Optional<QueueDepth>> waiting =
                probes.ask(lane + " lane", () -> depths.waiting(lane));
        CompletableFuture<Optional<QueueDepth>> deadLetters =
                probes.ask(lane + " dead-letter queue", () -> depths.deadLetters(lane));
        return () -> new LaneView(lane, known(waiting), known(deadLetters), known(lately));
    }

    private static <T> @Nullable T known(CompletableFuture<Optional<T>> answer) {
        return answer.join().orElse(null);
    }
}
