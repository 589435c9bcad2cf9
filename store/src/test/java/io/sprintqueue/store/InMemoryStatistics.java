package io.sprintqueue.store;

import io.sprintqueue.core.statistics.Statistics;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a statistics table is to do, in memory.
public final class InMemoryStatistics implements StatisticsSink, StatisticsReader {
    private final TreeMap<Instant, Statistics> minutes = new TreeMap<>();

    @Override
    public synchronized void add(Instant time, Statistics more) {
        if (!more.isEmpty()) {
            minutes.merge(minute(time), more, Statistics::plus);
        }
    }

    @Override
    public synchronized Counted between(Instant from, Instant to) {
        return new Counted(minutes.subMap(minute(from), true, minute(to), true), minute(from));
    }

    @Override
    public synchronized Optional<Instant> latest(Instant from, Instant backTo) {
        return between(backTo, from).minutes().entrySet().stream()
                .filter(minute -> !minute.getValue().isOfSyncAlone())
                .map(Map.Entry::getKey)
                .reduce((_, later) -> later);
    }

    private static Instant minute(Instant time) {
        return time.truncatedTo(ChronoUnit.MINUTES);
    }
}
