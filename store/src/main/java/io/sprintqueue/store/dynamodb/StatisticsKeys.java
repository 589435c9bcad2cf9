package io.sprintqueue.store.dynamodb;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The keys of the statistics table: `day#shard`, and `minute#writer`.
final class StatisticsKeys {
    static final int SHARDS = 8;

    private static final String SEPARATOR = "#";

    /// Behind every name of a writer, which is of letters, digits and hyphens.
    private static final String END = "~";

    private StatisticsKeys() {}

    static String partition(Instant time, int shard) {
        return partition(day(time), shard);
    }

    /// All partitions of the day.
    static Stream<String> shards(LocalDate day) {
        return IntStream.range(0, SHARDS).mapToObj(shard -> partition(day, shard));
    }

    static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    static Instant minute(Instant time) {
        return time.truncatedTo(ChronoUnit.MINUTES);
    }

    /// The minute of a row.
    static Instant minute(String sortKey) {
        return Instant.parse(sortKey.split(SEPARATOR, 2)[0]);
    }

    static String row(Instant time, String writer) {
        return minute(time) + SEPARATOR + writer;
    }

    /// No row of that minute is before it.
    static String first(Instant time) {
        return minute(time).toString();
    }

    /// No row of that minute is behind it.
    static String last(Instant time) {
        return row(time, END);
    }

    static String partition(LocalDate day, int shard) {
        return day + SEPARATOR + shard;
    }
}
