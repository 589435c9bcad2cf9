package io.sprintqueue.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.statistics.Counter;
import io.sprintqueue.core.statistics.Statistics;
import io.sprintqueue.store.StatisticsContract;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.time.Instant;
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

    @Test
    void what_a_newer_version_counts_beside_is_left_out() {
        assertThat(
                        StatisticsCodec.decode(
                                Map.of(
                                        "applied", AttributeValue.fromN("2"),
                                        "unheardOf", AttributeValue.fromN("3"),
                                        "zi1", AttributeValue.fromN("3"),
                                        "fi", AttributeValue.fromN("3"),
                                        "text", AttributeValue.fromS("x"))))
                .isEqualTo(Statistics.NONE.counted(Counter.APPLIED, 2));
    }
}
