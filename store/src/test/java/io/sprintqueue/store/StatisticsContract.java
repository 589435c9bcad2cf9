package io.sprintqueue.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.core.statistics.Counter;
import io.sprintqueue.core.statistics.Statistics;
import io.sprintqueue.core.statistics.Statistics.Measure;
import io.sprintqueue.core.statistics.Statistics.Series;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What every statistics table must do.
public abstract class StatisticsContract {
    private static final Statistics ONE = Statistics.NONE.counted(Counter.APPLIED, 1);

    /// Each test has its own weeks, since a table may be shared, and all of them are to come, since
    /// DynamoDB Local deletes what is expired.
    private static final AtomicInteger TESTS = new AtomicInteger();

    private final Instant noon =
            Instant.parse("2100-01-07T12:00:00Z")
                    .plus(Duration.ofDays(30L * TESTS.getAndIncrement()));

    /// Both ports to one table.
    public record Ports(StatisticsSink sink, StatisticsReader reader) {}

    /// Opens the table.
    protected abstract Ports open();

    @Test
    void what_is_counted_in_one_minute_adds_up() {
        Ports ports = open();
        ports.sink().add(noon.plusMillis(1), ONE);
        ports.sink().add(noon.plusMillis(59_999), ONE);
        ports.sink().add(noon.plusSeconds(60), ONE);

        var minutes = ports.reader().between(noon, noon.plusSeconds(60)).minutes();

        assertThat(minutes.firstKey()).isEqualTo(noon);
        assertThat(minutes.get(noon)).isEqualTo(ONE.plus(ONE));
        assertThat(minutes.get(noon.plusSeconds(60))).isEqualTo(ONE);
    }

    @Test
    void every_number_comes_back_as_it_was() {
        Ports ports = open();
        Statistics all =
                Arrays.stream(Counter.values())
                        .reduce(
                                Statistics.NONE,
                                (some, each) -> some.counted(each, each.name().length()),
                                Statistics::plus);
        for (Measure measure : Measure.values()) {
            for (Lane lane : Lane.values()) {
                for (long number : new long[] {0, 35, 36, 1_000, 5_184_000_000L, Long.MAX_VALUE}) {
                    all = all.measured(new Series(measure, lane), number);
                }
            }
        }
        ports.sink().add(noon, all);

        assertThat(ports.reader().between(noon, noon).minutes())
                .containsEntry(noon, all)
                .hasSize(1);
    }

    @Test
    void minutes_outside_and_those_without_anything_are_left_out() {
        Ports ports = open();
        Stream.of(-1, 0, 5, 6).forEach(minute -> ports.sink().add(at(minute), ONE));
        ports.sink().add(at(3), Statistics.NONE);

        Counted counted = ports.reader().between(at(0).plusSeconds(30), at(5));

        assertThat(counted.minutes().keySet()).containsExactly(at(0), at(5));
        assertThat(counted.from()).isEqualTo(at(0));
    }

    @Test
    void a_time_across_midnight_is_read_whole() {
        Ports ports = open();
        int midnight = 12 * 60;
        ports.sink().add(at(midnight - 1), ONE);
        ports.sink().add(at(midnight), ONE);

        assertThat(ports.reader().between(at(midnight - 1_000), at(midnight)).minutes().keySet())
                .containsExactly(at(midnight - 1), at(midnight));
    }

    @Test
    void the_latest_minute_is_found_days_ago_and_no_further_back_than_requested() {
        Ports ports = open();
        ports.sink().add(noon, ONE);
        ports.sink().add(noon.minusSeconds(60), ONE);
        Instant later = noon.plus(Duration.ofDays(3));

        assertThat(ports.reader().latest(later, noon)).contains(noon);
        assertThat(ports.reader().latest(noon.plusSeconds(30), noon.minusSeconds(999)))
                .contains(noon);
        assertThat(ports.reader().latest(later, noon.plusSeconds(60))).isEmpty();
        assertThat(ports.reader().latest(noon.minusSeconds(61), noon.minusSeconds(90))).isEmpty();
    }

    @Test
    void a_minute_of_readings_alone_is_not_the_latest() {
        Ports ports = open();
        ports.sink().add(noon.minusSeconds(60), ONE);
        ports.sink().add(noon, Statistics.NONE.counted(Counter.SYNC_APPLIED, 3));

        assertThat(ports.reader().latest(noon, noon.minusSeconds(90)))
                .contains(noon.minusSeconds(60));
        assertThat(ports.reader().latest(noon, noon)).isEmpty();
    }

    @Test
    void many_that_count_at_once_lose_nothing() {
        Ports ports = open();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 40)
                    .mapToObj(_ ->
                            CompletableFuture.runAsync(() -> ports.sink().add(noon, ONE), threads))
                    .toList()
                    .forEach(CompletableFuture::join);
        }

        assertThat(ports.reader().between(noon, noon).minutes().get(noon))
                .isEqualTo(Statistics.NONE.counted(Counter.APPLIED, 40));
    }

    private Instant at(int minute) {
        return noon.plus(Duration.ofMinutes(minute));
    }
}
