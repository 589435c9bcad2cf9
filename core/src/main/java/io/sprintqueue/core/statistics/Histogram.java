package io.sprintqueue.core.statistics;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/// How often each number was measured, to within a sixteenth of it. Two of them add up to the
/// histogram of both, so that each writer needs to know its own numbers only.
///
/// @param counts bucket → how often, never 0
public record Histogram(Map<Integer, Long> counts) {
    public static final Histogram EMPTY = new Histogram(Map.of());

    /// Checks the buckets.
    ///
    /// @throws IllegalArgumentException if there is no such bucket
    public Histogram {
        counts = Collections.unmodifiableMap(new TreeMap<>(counts));
        counts.forEach((bucket, count) -> {
            if (bucket < 0 || bucket >= Buckets.COUNT || count < 1) {
                throw new IllegalArgumentException("no bucket " + bucket + " of " + count);
            }
        });
    }

    /// The histogram of one number.
    public static Histogram of(long number) {
        return new Histogram(Map.of(Buckets.of(number), 1L));
    }

    /// The histogram of both.
    public Histogram plus(Histogram other) {
        var sum = new TreeMap<>(counts);
        other.counts.forEach((bucket, count) -> sum.merge(bucket, count, Long::sum));
        return new Histogram(sum);
    }

    /// How many numbers were measured.
    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /// The least number that this share of all numbers does not exceed; nothing if there is none.
    ///
    /// @param percent 1 to 100, which requests the highest
    public OptionalLong percentile(int percent) {
        long rank = (total() * percent + 99) / 100;
        long seen = 0;
        for (Map.Entry<Integer, Long> each : counts.entrySet()) {
            seen += each.getValue();
            if (seen >= rank) {
                return OptionalLong.of(Buckets.middle(each.getKey()));
            }
        }
        return OptionalLong.empty();
    }
}
