package io.sprintqueue.store.dynamodb;

import io.sprintqueue.core.statistics.Statistics;
import io.sprintqueue.store.StatisticsReader;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;

/// Reads the statistics table: a partition for each day and shard, and in it, for each minute, a
/// row of each writer. What the writers counted in a minute is added up here.
public final class DynamoStatistics implements StatisticsReader {
    private final DynamoDbClient client;
    private final String table;

    /// Reads the table of that name.
    public DynamoStatistics(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    @Override
    public SortedMap<Instant, Statistics> between(Instant from, Instant to) {
        List<String> partitions =
                StatisticsKeys.day(from)
                        .datesUntil(StatisticsKeys.day(to).plusDays(1))
                        .flatMap(StatisticsKeys::shards)
                        .toList();
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
        LocalDate last = StatisticsKeys.day(backTo);
        return Stream.iterate(
                        StatisticsKeys.day(from),
                        day -> !day.isBefore(last),
                        day -> day.minusDays(1))
                .flatMap(day -> latest(day, backTo, from).stream())
                .findFirst();
    }

    private Optional<Instant> latest(LocalDate day, Instant from, Instant to) {
        return sideBySide(
                        StatisticsKeys.shards(day).toList(),
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
                                ":from", Values.text(StatisticsKeys.first(from)),
                                ":to", Values.text(StatisticsKeys.last(to))));
    }

    private static Instant minute(Map<String, AttributeValue> row) {
        return StatisticsKeys.minute(new Item(row).text(Attributes.SK));
    }

    /// Makes a call for each of them at once, and waits for all.
    static <C, T> Stream<T> sideBySide(List<C> each, Function<C, T> call) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<T>> running =
                    each.stream()
                            .map(one ->
                                    CompletableFuture.supplyAsync(() -> call.apply(one), threads))
                            .toList();
            return running.stream().map(CompletableFuture::join).toList().stream();
        }
    }
}
