package io.sprintqueue.store.dynamodb;

import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.core.statistics.Counter;
import io.sprintqueue.core.statistics.Histogram;
import io.sprintqueue.core.statistics.Statistics;
import io.sprintqueue.core.statistics.Statistics.Measure;
import io.sprintqueue.core.statistics.Statistics.Series;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How statistics stand in a row: each number is its own attribute. An update costs by the size of
/// the row, names included, so those of buckets are short: `fi2p` is the bucket 2p, in base 36, of
/// the freshness of the interactive lane.
final class StatisticsCodec {
    private static final int RADIX = 36;
    private static final int CODE_LENGTH = 2;
    private static final Pattern BUCKET = Pattern.compile("[a-z]{2}[0-9a-z]{1,2}");

    private static final Map<String, Counter> COUNTERS =
            Stream.of(Counter.values())
                    .collect(Collectors.toUnmodifiableMap(Counter::toString, counter -> counter));
    private static final Map<String, Series> SERIES =
            Stream.of(Measure.values())
                    .flatMap(measure ->
                            Stream.of(Lane.values()).map(lane -> new Series(measure, lane)))
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    StatisticsCodec::code, Function.identity()));

    private StatisticsCodec() {}

    /// The numbers, by the names of their attributes.
    static Map<String, Long> encode(Statistics statistics) {
        var numbers = new HashMap<String, Long>();
        statistics.counts().forEach((counter, count) -> numbers.put(counter.toString(), count));
        statistics
                .histograms()
                .forEach((series, histogram) ->
                        histogram
                                .counts()
                                .forEach((bucket, count) ->
                                        numbers.put(code(series) + base36(bucket), count)));
        return numbers;
    }

    /// What the rows say together; what a newer version counts as well is left out.
    static Statistics decode(Collection<Map<String, AttributeValue>> rows) {
        var counts = new EnumMap<Counter, Long>(Counter.class);
        var buckets = new HashMap<Series, Map<Integer, Long>>();
        for (Map<String, AttributeValue> row : rows) {
            row.forEach((name, value) -> {
                if (value.type() == AttributeValue.Type.N) {
                    add(name, Long.parseLong(value.n()), counts, buckets);
                }
            });
        }
        var histograms = new HashMap<Series, Histogram>();
        buckets.forEach((series, counted) -> histograms.put(series, new Histogram(counted)));
        return new Statistics(counts, histograms);
    }

    private static void add(
            String name,
            long count,
            Map<Counter, Long> counts,
            Map<Series, Map<Integer, Long>> buckets) {
        Counter counter = COUNTERS.get(name);
        if (counter != null) {
            counts.merge(counter, count, Long::sum);
            return;
        }
        Series series =
                BUCKET.matcher(name).matches() ? SERIES.get(name.substring(0, CODE_LENGTH)) : null;
        if (series != null) {
            int bucket = Integer.parseInt(name.substring(CODE_LENGTH), RADIX);
            buckets.computeIfAbsent(series, _ -> new HashMap<>()).merge(bucket, count, Long::sum);
        }
    }

    private static String base36(int bucket) {
        return Integer.toString(bucket, RADIX);
    }

    private static String code(Series series) {
        return measure(series.measure()) + lane(series.lane());
    }

    private static String measure(Measure measure) {
        return switch (measure) {
            case FRESHNESS -> "f";
            case QUEUE_LAG -> "q";
            case AGE -> "a";
        };
    }

    private static String lane(Lane lane) {
        return switch (lane) {
            case INTERACTIVE -> "i";
            case BULK -> "b";
        };
    }
}
