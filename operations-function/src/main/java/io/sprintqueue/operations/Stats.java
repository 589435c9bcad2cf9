package io.sprintqueue.operations;

import io.sprintqueue.core.statistics.Statistics;
import io.sprintqueue.lanes.LaneStatuses;
import io.sprintqueue.lanes.RejectionReader;
import io.sprintqueue.store.StatisticsReader;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Answers how much has been done, minute by minute, and how the lanes are.
record Stats(
        StatisticsReader statistics,
        RejectionReader rejections,
        LaneStatuses lanes,
        InstantSource clock)
        implements Endpoints {
    private static final WholeNumber MINUTES = new WholeNumber("minutes", 60, 1_440);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Override
    public Map<String, Endpoint> routes() {
        return Map.of("GET /ops/stats", request -> answer(request.query()));
    }

    /// The last `minutes`, of which the current one is the last.
    Answer answer(Map<String, String> query) {
        return MINUTES.of(query).map(this::last).orElseGet(MINUTES::refused);
    }

    private Answer last(int minutes) {
        Instant now = clock.instant();
        Instant first = now.truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(minutes - 1L));
        try (var side = new SideBySide(PATIENCE)) {
            LaneViews asked = LaneViews.ask(side, lanes, statistics, now);
            var rejected = side.ask("body bucket", () -> rejections.between(first, now));
            SortedMap<Instant, Statistics> counted = statistics.between(first, now);
            List<LaneView> views = asked.join();
            return Answer.ok(
                    StatisticsJson.statistics(
                            complete(counted, first, minutes),
                            rejected.join().flatMap(found -> found).orElse(null),
                            views));
        }
    }

    /// Every minute, those without anything too.
    private static SortedMap<Instant, Statistics> complete(
            SortedMap<Instant, Statistics> counted, Instant first, int minutes) {
        var all = new TreeMap<Instant, Statistics>();
        for (int minute = 0; minute < minutes; minute++) {
            Instant time = first.plus(Duration.ofMinutes(minute));
            all.put(time, counted.getOrDefault(time, Statistics.NONE));
        }
        return all;
    }
}
