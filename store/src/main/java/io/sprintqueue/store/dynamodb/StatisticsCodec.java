package io.sprintqueue.store.dynamodb;

import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.core.statistics.Counter;
import io.sprintqueue.core.statistics.Histogram;
import io.sprintqueue.core.statistics.Measure;
import io.sprintqueue.core.statistics.Series;
import io.sprintqueue.core.statistics.Statistics;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How statistics stand in a row: each number is an attribute of its own. An update costs by the
/// size of the row, names included, so those of buckets are short: `fi2p` is the bucket 2p, in base
/// 36, of the freshness of the interactive lane.
final class StatisticsCodec {
    private static final int RADIX = 36;
    private static final int CODE_LENGTH = 2;

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

    /// What a row says; what a newer version may have counted beside is left out.
    static Statistics decode(Map<String, AttributeValue> row) {
        Statistics statistics = Statistics.NONE;
        for (Map.Entry<String, AttributeValue> each : row.entrySet()) {
            if (each.getValue().type() == AttributeValue.Type.N) {
                long count = Long.parseLong(each.getValue().n());
                statistics = statistics.plus(decode(each.getKey(), count));
            }
        }
        return statistics;
    }

    private static Statistics decode(String name, long count) {
        Counter counter = COUNTERS.get(name);
        if (counter != null) {
            return Statistics.NONE.counted(counter, count);
        }
        Series series = name.length() > CODE_LENGTH ? SERIES.get(name.substring(0, 2)) : null;
        if (series == null || !name.matches("..[0-9a-z]{1,2}")) {
            return Statistics.NONE;
        }
        int bucket = Integer.parseInt(name.substring(CODE_LENGTH), RADIX);
        return new Statistics(Map.of(), Map.of(series, new Histogram(Map.of(bucket, count))));
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
