package io.sprintqueue.core.statistics;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// How many deliveries were rejected in each minute, by reason. Those of two writers add up.
///
/// @param minutes those without any are left out
public record Rejections(SortedMap<Instant, Map<Rejection, Long>> minutes) {
    public static final Rejections NONE = new Rejections(Collections.emptySortedMap());

    public Rejections {
        minutes = Collections.unmodifiableSortedMap(new TreeMap<>(minutes));
    }

    /// With so many more of this.
    public Rejections counted(Instant minute, Rejection reason, long more) {
        var all = new TreeMap<>(minutes);
        all.put(minute, sum(in(minute), Map.of(reason, more)));
        return new Rejections(all);
    }

    /// All together.
    public static Rejections sum(Stream<Rejections> parts) {
        var all = new TreeMap<Instant, Map<Rejection, Long>>();
        parts.forEach(part ->
                part.minutes.forEach(
                        (minute, counts) -> all.merge(minute, counts, Rejections::sum)));
        return new Rejections(all);
    }

    /// What was rejected from one minute to another, both included.
    public Rejections between(Instant first, Instant last) {
        return first.isAfter(last)
                ? NONE
                : new Rejections(minutes.tailMap(first).headMap(last.plusNanos(1)));
    }

    /// What was rejected in that minute.
    public Map<Rejection, Long> in(Instant minute) {
        return minutes.getOrDefault(minute, Map.of());
    }

    /// What was rejected in all minutes.
    public Map<Rejection, Long> total() {
        return minutes.values().stream().reduce(Map.of(), Rejections::sum);
    }

    private static Map<Rejection, Long> sum(
            Map<Rejection, Long> counts, Map<Rejection, Long> more) {
        var sums = new EnumMap<Rejection, Long>(Rejection.class);
        sums.putAll(counts);
        more.forEach((reason, count) -> sums.merge(reason, count, Long::sum));
        return Collections.unmodifiableMap(sums);
    }
}
