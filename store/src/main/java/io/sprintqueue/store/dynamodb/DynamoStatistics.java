package io.sprintqueue.store.dynamodb;

import io.sprintqueue.core.statistics.Statistics;
import io.sprintqueue.store.Counted;
import io.sprintqueue.store.StatisticsReader;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Reads the statistics table: a partition for each day and shard, and in it, for each minute, a
/// row of each writer. It adds up what the writers counted in a minute.
public final class DynamoStatistics implements StatisticsReader {
    private static final int PAGE_ROWS = 1_000;

    /// 20,000 rows are about 10 MB: 2,500 read units, which a partition gives within a second.
    private static final int PAGES_MAX = 20;

    /// Rows of readings alone may stand before the one that is looked for.
    private static final int LATEST_ROWS = 25;

    private static final Duration ONE_MINUTE = Duration.ofMinutes(1);

    private final DynamoDbClient client;
    private final String table;
    private final Bounds bounds;

    /// How much one question reads of each shard.
    ///
    /// @param pageRows the rows of an answer, which are held at once
    /// @param pagesMax the answers
    record Bounds(int pageRows, int pagesMax) {}

    /// Reads the table of that name.
    public DynamoStatistics(DynamoDbClient client, String table) {
        this(client, table, new Bounds(PAGE_ROWS, PAGES_MAX));
    }

    DynamoStatistics(DynamoDbClient client, String table, Bounds bounds) {
        this.client = client;
        this.table = table;
        this.bounds = bounds;
    }

    /// The rows of a page are added up before the next page is read.
    @Override
    public Counted between(Instant from, Instant to) {
        var minutes = new ConcurrentSkipListMap<Instant, Statistics>();
        Instant whole =
                sideBySide(
                                IntStream.range(0, StatisticsKeys.SHARDS).boxed().toList(),
                                shard -> addUp(shard, from, to, minutes))
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
        return new Counted(minutes.tailMap(whole), whole);
    }

    /// Adds up a shard, the latest minute first, as far as its bounds let it.
    ///
    /// @return the first minute that was read whole
    private Instant addUp(
            int shard, Instant from, Instant to, ConcurrentMap<Instant, Statistics> minutes) {
        Instant earliest = StatisticsKeys.minute(to).plus(ONE_MINUTE);
        int pages = 0;
        LocalDate first = StatisticsKeys.day(from);
        for (LocalDate day = StatisticsKeys.day(to); !day.isBefore(first); day = day.minusDays(1)) {
            QueryRequest.Builder rows =
                    rows(StatisticsKeys.partition(day, shard), from, to)
                            .scanIndexForward(false)
                            .limit(bounds.pageRows());
            Map<String, AttributeValue> next = Map.of();
            do {
                if (++pages > bounds.pagesMax()) {
                    return earliest.plus(ONE_MINUTE);
                }
                QueryResponse page =
                        client.query(rows.exclusiveStartKey(next.isEmpty() ? null : next).build());
                earliest = addUp(page, minutes).orElse(earliest);
                next = page.lastEvaluatedKey();
            } while (!next.isEmpty());
        }
        return StatisticsKeys.minute(from);
    }

    /// Adds up a page.
    ///
    /// @return its earliest minute
    private static Optional<Instant> addUp(
            QueryResponse page, ConcurrentMap<Instant, Statistics> minutes) {
        var byMinute =
                page.items().stream().collect(Collectors.groupingBy(DynamoStatistics::minute));
        byMinute.forEach((minute, rows) ->
                minutes.merge(minute, StatisticsCodec.decode(rows), Statistics::plus));
        return byMinute.keySet().stream().min(Comparator.naturalOrder());
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
                        partition -> latest(rows(partition, from, to)))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
    }

    private Optional<Instant> latest(QueryRequest.Builder rows) {
        rows.scanIndexForward(false).limit(LATEST_ROWS);
        return client.queryPaginator(rows.build()).items().stream()
                .filter(row -> !StatisticsCodec.decode(List.of(row)).isOfSyncAlone())
                .map(DynamoStatistics::minute)
                .findFirst();
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
