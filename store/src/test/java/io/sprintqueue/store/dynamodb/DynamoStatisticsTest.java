package io.sprintqueue.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.statistics.Counter;
import io.sprintqueue.core.statistics.Statistics;
import io.sprintqueue.store.Counted;
import io.sprintqueue.store.StatisticsContract;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

class DynamoStatisticsTest extends StatisticsContract {
    private static final LocalTable TABLE = LocalTable.start();
    private static final DynamoDbClient CLIENT = TABLE.client();
    private static final String NAME = "StatisticsTable";

    @Override
    protected Ports open() {
        var random = new SplittableRandom();
        return new Ports(
                new DynamoStatisticsWriter(CLIENT, NAME, UUID.randomUUID().toString(), random),
                new DynamoStatistics(CLIENT, NAME));
    }

    @Test
    void a_row_expires_after_no_question_can_reach_it() {
        Instant minute = Instant.parse("2099-01-01T00:01:00Z");
        new DynamoStatisticsWriter(CLIENT, NAME, "me", () -> 0L)
                .add(minute, Statistics.NONE.counted(Counter.DEAD, 1));

        var row =
                CLIENT.getItem(get ->
                                get.tableName(NAME)
                                        .key(Keys.item("2099-01-01#0", "2099-01-01T00:01:00Z#me")))
                        .item();

        assertThat(row)
                .containsEntry("dead", AttributeValue.fromN("1"))
                .containsEntry(
                        "expiresAt",
                        Values.number(Instant.parse("2099-01-17T00:01:00Z").getEpochSecond()));
    }

    /// Two rows an answer, three answers: of four writers' minutes one is whole.
    @Test
    void where_there_is_more_than_may_be_read_the_latest_minutes_are_whole_and_the_rest_left_out() {
        Instant first = Instant.parse("2099-02-01T23:57:00Z");
        count(first, 6, 4);
        var bounded = new DynamoStatistics(CLIENT, NAME, new DynamoStatistics.Bounds(2, 3));
        Instant last = first.plus(Duration.ofMinutes(5));

        Counted counted = bounded.between(first, last);

        assertThat(counted.from()).isEqualTo(last);
        assertThat(counted.minutes())
                .containsOnly(Map.entry(last, Statistics.NONE.counted(Counter.APPLIED, 4)));
    }

    @Test
    void what_fits_exactly_the_bounds_is_whole_over_midnight_and_adds_up_over_pages() {
        Instant first = Instant.parse("2099-03-01T23:58:00Z");
        count(first, 4, 4);
        var bounded = new DynamoStatistics(CLIENT, NAME, new DynamoStatistics.Bounds(3, 6));
        Instant last = first.plus(Duration.ofMinutes(3));

        Counted counted = bounded.between(first, last);

        assertThat(counted.from()).isEqualTo(first);
        assertThat(counted.minutes()).hasSize(4);
        assertThat(counted.minutes().values())
                .containsOnly(Statistics.NONE.counted(Counter.APPLIED, 4));
    }

    @Test
    void where_not_even_one_minute_can_be_read_whole_none_is_said() {
        Instant minute = Instant.parse("2099-04-01T12:00:00Z");
        count(minute, 1, 9);
        var bounded = new DynamoStatistics(CLIENT, NAME, new DynamoStatistics.Bounds(2, 3));

        Counted counted = bounded.between(minute, minute);

        assertThat(counted.minutes()).isEmpty();
        assertThat(counted.from()).isEqualTo(minute.plus(Duration.ofMinutes(1)));
    }

    /// Each writer counts one in each minute, all in one shard.
    private static void count(Instant first, int minutes, int writers) {
        for (int writer = 0; writer < writers; writer++) {
            var sink = new DynamoStatisticsWriter(CLIENT, NAME, "writer-" + writer, () -> 0L);
            for (int minute = 0; minute < minutes; minute++) {
                sink.add(
                        first.plus(Duration.ofMinutes(minute)),
                        Statistics.NONE.counted(Counter.APPLIED, 1));
            }
        }
    }

    @Test
    void what_only_a_newer_version_counts_is_left_out() {
        assertThat(
                        StatisticsCodec.decode(
                                List.of(
                                        Map.of(
                                                "applied", AttributeValue.fromN("2"),
                                                "unheardOf", AttributeValue.fromN("3"),
                                                "zi1", AttributeValue.fromN("3"),
                                                "fi", AttributeValue.fromN("3"),
                                                "text", AttributeValue.fromS("x")))))
                .isEqualTo(Statistics.NONE.counted(Counter.APPLIED, 2));
    }
}
