package io.sprintqueue.operations;

import io.sprintqueue.core.statistics.Statistics;
import io.sprintqueue.messaging.LaneDepths;
import io.sprintqueue.messaging.RejectionReader;
import io.sprintqueue.store.Counted;
import io.sprintqueue.store.StatisticsReader;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Answers requests for statistics by minute, and for the state of the lanes.
record Stats(
        StatisticsReader statistics,
        RejectionReader rejections,
        LaneDepths lanes,
        InstantSource clock)
        implements Endpoints {
    private static final WholeNumber MINUTES = new WholeNumber("minutes", 60, 1_440);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Override
    public Map<String, Endpoint> routes() {
        return Map.of("GET /ops/stats", request -> answer(request.query()));
    }

    /// The last `minutes`, of which the current one is the last; fewer, the latest, where there is
    /// more to read of them than one answer may.
    Answer answer(Map<String, String> query) {
        return MINUTES.of(query).map(this::last).orElseGet(MINUTES::refused);
    }

    private Answer last(int minutes) {
        Instant now = clock.instant();
        Instant first = now.truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(minutes - 1L));
        try (var probes = new DependencyProbes(PATIENCE)) {
            Supplier<List<LaneView>> asked = LaneView.ask(probes, lanes, statistics, now);
            var rejected = probes.ask("body bucket", () -> rejections.between(first, now));
            Counted counted = statistics.between(first, now);
            List<LaneView> views = asked.get();
            return Answer.ok(
                    StatisticsJson.statistics(
                                    complete(counted, now),
                                    rejected.join()
                                            .flatMap(found -> found)
                                            .map(found -> found.between(counted.from(), now))
                                            .orElse(null),
                                    views)
                            .put("truncated", counted.from().isAfter(first)));
        }
    }

    /// Every minute, including empty ones.
    private static SortedMap<Instant, Statistics> complete(Counted counted, Instant now) {
        var all = new TreeMap<Instant, Statistics>();
        for (Instant minute = counted.from();
                !minute.isAfter(now);
                minute = minute.plus(Duration.ofMinutes(1))) {
            all.put(minute, counted.minutes().getOrDefault(minute, Statistics.NONE));
        }
        return all;
    }
}
