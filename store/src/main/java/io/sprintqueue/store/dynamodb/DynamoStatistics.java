package io.sprintqueue.store.dynamodb;

import io.sprintqueue.core.statistics.Statistics;
import io.sprintqueue.store.StatisticsReader;
import io.sprintqueue.store.StatisticsSink;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The statistics table: a partition for each day and shard, a row for each minute in it.
///
/// A writer chooses a shard by chance, so that many can count in one minute without waiting for one
/// another.
public final class DynamoStatistics implements StatisticsSink, StatisticsReader {
    private static final int SHARDS = 8;

    /// A row may vanish once no question can reach it.
    private static final Duration EXPIRY = KEPT.plusDays(1);

    private final DynamoDbClient client;
    private final String table;
    private final RandomGenerator random;

    /// Counts in the table of that name.
    ///
    /// @param client to write with, one that tries once: a lost acknowledgement would count twice
    public DynamoStatistics(DynamoDbClient client, String table, RandomGenerator random) {
        this.client = client;
        this.table = table;
        this.random = random;
    }

    @Override
    public void add(Instant time, Statistics more) {
        Instant minute = minute(time);
        var names = new HashMap<String, String>();
        var values = new HashMap<String, AttributeValue>();
        var sums = new ArrayList<String>();
        StatisticsCodec.encode(more)
                .forEach((name, number) -> {
                    int index = sums.size();
                    names.put("#" + index, name);
                    values.put(":" + index, Values.number(number));
                    sums.add("#%d :%d".formatted(index, index));
                });
        if (sums.isEmpty()) {
            return;
        }
        names.put("#expiresAt", Attributes.EXPIRES_AT);
        values.put(":expiresAt", Values.expiry(minute.plus(EXPIRY)));
        client.updateItem(
                UpdateItemRequest.builder()
                        .tableName(table)
                        .key(Keys.item(partition(day(time), random.nextInt(SHARDS)), "" + minute))
                        .updateExpression(
                                "ADD " + String.join(", ", sums) + " SET #expiresAt = :expiresAt")
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values)
                        .build());
    }

    @Override
    public SortedMap<Instant, Statistics> between(Instant from, Instant to) {
        List<String> partitions =
                day(from).datesUntil(day(to).plusDays(1)).flatMap(this::shards).toList();
        var minutes = new TreeMap<Instant, Statistics>();
        sideBySide(
                        partitions,
                        partition ->
                                client
                                        .queryPaginator(rows(partition, from, to).build())
                                        .items()
                                        .stream()
                                        .toList())
                .flatMap(List::stream)
                .forEach(row ->
                        minutes.merge(minute(row), StatisticsCodec.decode(row), Statistics::plus));
        return minutes;
    }

    /// Day by day, since the latest is nearly always of today.
    @Override
    public Optional<Instant> latest(Instant from, Instant backTo) {
        return Stream.iterate(day(from), day -> !day.isBefore(day(backTo)), day -> day.minusDays(1))
                .flatMap(day -> latest(day, backTo, from).stream())
                .findFirst();
    }

    private Optional<Instant> latest(LocalDate day, Instant from, Instant to) {
        return sideBySide(
                        shards(day).toList(),
                        partition ->
                                client.query(
                                                rows(partition, from, to)
                                                        .scanIndexForward(false)
                                                        .limit(1)
                                                        .build())
                                        .items())
                .flatMap(List::stream)
                .map(DynamoStatistics::minute)
                .max(Comparator.naturalOrder());
    }

    private QueryRequest.Builder rows(String partition, Instant from, Instant to) {
        return QueryRequest.builder()
                .tableName(table)
                .consistentRead(true)
                .keyConditionExpression("#pk = :pk AND #sk BETWEEN :from AND :to")
                .expressionAttributeNames(Map.of("#pk", Attributes.PK, "#sk", Attributes.SK))
                .expressionAttributeValues(
                        Map.of(
                                ":pk", Values.text(partition),
                                ":from", Values.instant(minute(from)),
                                ":to", Values.instant(minute(to))));
    }

    private Stream<String> shards(LocalDate day) {
        return IntStream.range(0, SHARDS).mapToObj(shard -> partition(day, shard));
    }

    private static String partition(LocalDate day, int shard) {
        return day + "#" + shard;
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    private static Instant minute(Instant time) {
        return time.truncatedTo(ChronoUnit.MINUTES);
    }

    private static Instant minute(Map<String, AttributeValue> row) {
        return Instant.parse(new Item(row).text(Attributes.SK));
    }

    private static <T> Stream<T> sideBySide(List<String> partitions, Function<String, T> read) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<T>> reading =
                    partitions.stream()
                            .map(partition ->
                                    CompletableFuture.supplyAsync(
                                            () -> read.apply(partition), threads))
                            .toList();
            return reading.stream().map(CompletableFuture::join).toList().stream();
        }
    }
}
