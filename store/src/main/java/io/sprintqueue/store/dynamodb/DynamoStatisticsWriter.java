package io.sprintqueue.store.dynamodb;

import io.sprintqueue.core.statistics.Statistics;
import io.sprintqueue.store.StatisticsReader;
import io.sprintqueue.store.StatisticsSink;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// Writes what one process counts: each minute has its own row, which is always written whole.
///
/// So an update may be repeated, even one of unknown result, and the next update writes what the
/// last one could not.
public final class DynamoStatisticsWriter implements StatisticsSink {
    /// As many minutes are remembered: what cannot be written for longer is lost.
    static final int MINUTES_MAX = 3;

    /// A row may vanish once no question can reach it.
    private static final Duration EXPIRY = StatisticsReader.KEPT.plusDays(1);

    private final DynamoDbClient client;
    private final String table;
    private final String writer;
    private final int shard;
    private final TreeMap<Instant, Row> rows = new TreeMap<>();
    private long revision;

    /// What was counted in a minute.
    ///
    /// @param revision higher than that of every state before
    /// @param written whether the table has it
    private record Row(Instant minute, Statistics counted, long revision, boolean written) {
        private static Row none(Instant minute) {
            return new Row(minute, Statistics.NONE, 0, true);
        }
    }

    /// Counts in the table of that name.
    ///
    /// @param writer a name that no other process has
    /// @param random chooses the shard, so that many processes can write in one minute
    public DynamoStatisticsWriter(
            DynamoDbClient client, String table, String writer, RandomGenerator random) {
        this.client = client;
        this.table = table;
        this.writer = writer;
        this.shard = random.nextInt(StatisticsKeys.SHARDS);
    }

    @Override
    public void add(Instant time, Statistics more) {
        if (more.isEmpty()) {
            return;
        }
        List<RuntimeException> failures =
                DynamoStatistics.sideBySide(counted(StatisticsKeys.minute(time), more), this::write)
                        .flatMap(Optional::stream)
                        .toList();
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    /// The rows to write: that of the minute, and those that could not be written before.
    private synchronized List<Row> counted(Instant time, Statistics more) {
        Instant minute = remembered(time);
        Row known = rows.getOrDefault(minute, Row.none(minute));
        rows.put(minute, new Row(minute, known.counted().plus(more), ++revision, false));
        if (rows.size() > MINUTES_MAX) {
            rows.pollFirstEntry();
        }
        return rows.values().stream().filter(row -> !row.written()).toList();
    }

    /// A minute that is forgotten must not begin again, since its row would be written over.
    private Instant remembered(Instant minute) {
        return rows.size() == MINUTES_MAX && minute.isBefore(rows.firstKey())
                ? rows.firstKey()
                : minute;
    }

    /// How it failed, if it did.
    private Optional<RuntimeException> write(Row row) {
        try {
            client.updateItem(update(row));
        } catch (ConditionalCheckFailedException _) {
            // The table has this state or a later one, which counts all that this one does.
        } catch (RuntimeException failed) {
            return Optional.of(failed);
        }
        written(row);
        return Optional.empty();
    }

    private synchronized void written(Row row) {
        rows.computeIfPresent(
                row.minute(),
                (_, known) ->
                        new Row(
                                known.minute(),
                                known.counted(),
                                known.revision(),
                                known.written() || known.revision() == row.revision()));
    }

    private UpdateItemRequest update(Row row) {
        var names = new HashMap<String, String>();
        var values = new HashMap<String, AttributeValue>();
        var settings = new ArrayList<String>();
        StatisticsCodec.encode(row.counted())
                .forEach((name, number) -> {
                    int index = settings.size();
                    names.put("#" + index, name);
                    values.put(":" + index, Values.number(number));
                    settings.add("#%d = :%d".formatted(index, index));
                });
        names.put("#revision", Attributes.REVISION);
        values.put(":revision", Values.number(row.revision()));
        names.put("#expiresAt", Attributes.EXPIRES_AT);
        values.put(":expiresAt", Values.expiry(row.minute().plus(EXPIRY)));
        return UpdateItemRequest.builder()
                .tableName(table)
                .key(
                        Keys.item(
                                StatisticsKeys.partition(row.minute(), shard),
                                StatisticsKeys.row(row.minute(), writer)))
                .updateExpression(
                        "SET #revision = :revision, #expiresAt = :expiresAt, "
                                + String.join(", ", settings))
                .conditionExpression("attribute_not_exists(#revision) OR #revision < :revision")
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .build();
    }
}
