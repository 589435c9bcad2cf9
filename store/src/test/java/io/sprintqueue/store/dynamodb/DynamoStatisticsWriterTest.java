package io.sprintqueue.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sprintqueue.core.statistics.Counter;
import io.sprintqueue.core.statistics.Statistics;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/// A writer whose connection fails, on the real engine: the updates are those that it makes.
class DynamoStatisticsWriterTest {
    private static final LocalTable TABLE = LocalTable.start();
    private static final String NAME = "StatisticsTable";
    private static final Statistics ONE = Statistics.NONE.counted(Counter.APPLIED, 1);

    /// Each test has its own days.
    private static final AtomicInteger TESTS = new AtomicInteger();

    private final Instant noon =
            Instant.parse("2095-03-01T12:00:00Z").plus(Duration.ofDays(TESTS.getAndIncrement()));
    private final Connection connection = new Connection();
    private final DynamoDbClient client = TABLE.client(connection);
    private final DynamoStatisticsWriter writer = writer("one");

    @Test
    void what_surely_failed_is_counted_with_the_next_batch() {
        connection.state = State.CUT;
        assertThatThrownBy(() -> writer.add(noon, ONE)).hasMessage("not sent");
        assertThat(counted(noon)).isZero();

        connection.state = State.WHOLE;
        writer.add(noon.plusSeconds(1), ONE);

        assertThat(counted(noon)).isEqualTo(2);
    }

    @Test
    void what_was_counted_and_not_acknowledged_is_not_counted_twice() {
        connection.state = State.DEAF;
        assertThatThrownBy(() -> writer.add(noon, ONE)).hasMessage("no answer");
        assertThat(counted(noon)).isEqualTo(1);

        connection.state = State.WHOLE;
        writer.add(noon.plusSeconds(1), ONE);

        assertThat(counted(noon)).isEqualTo(2);
    }

    @Test
    void what_failed_in_a_minute_that_is_over_is_counted_in_that_minute() {
        for (State failing : new State[] {State.CUT, State.DEAF}) {
            connection.state = failing;
            assertThatThrownBy(() -> writer.add(noon, ONE)).isInstanceOf(SdkClientException.class);
        }

        connection.state = State.WHOLE;
        writer.add(noon.plusSeconds(61), ONE);

        assertThat(counted(noon)).isEqualTo(2);
        assertThat(counted(noon.plusSeconds(60))).isEqualTo(1);
    }

    @Test
    void a_batch_costs_one_update_and_one_that_comes_late_one_more() {
        writer.add(noon, ONE);
        writer.add(noon.plusSeconds(60), ONE);
        assertThat(connection.requests).hasValue(2);

        connection.state = State.CUT;
        assertThatThrownBy(() -> writer.add(noon.plusSeconds(120), ONE)).hasMessage("not sent");
        connection.state = State.WHOLE;
        writer.add(noon.plusSeconds(180), ONE);
        assertThat(connection.requests).hasValue(5);

        writer.add(noon.plusSeconds(240), ONE);
        assertThat(connection.requests).hasValue(6);
    }

    @Test
    void what_could_not_be_written_for_three_minutes_is_forgotten_and_the_rest_is_not() {
        connection.state = State.CUT;
        for (int minute = 0; minute < DynamoStatisticsWriter.MINUTES_MAX; minute++) {
            Instant time = noon.plusSeconds(60L * minute);
            assertThatThrownBy(() -> writer.add(time, ONE)).hasMessage("not sent");
        }

        connection.state = State.WHOLE;
        writer.add(noon.plusSeconds(60L * DynamoStatisticsWriter.MINUTES_MAX), ONE);

        assertThat(counted(noon)).isZero();
        for (int minute = 1; minute <= DynamoStatisticsWriter.MINUTES_MAX; minute++) {
            assertThat(counted(noon.plusSeconds(60L * minute))).as("%d", minute).isEqualTo(1);
        }
    }

    @Test
    void a_clock_that_goes_back_beyond_what_is_remembered_writes_over_nothing() {
        for (int minute = 0; minute <= DynamoStatisticsWriter.MINUTES_MAX; minute++) {
            writer.add(noon.plusSeconds(60L * minute), ONE);
        }

        writer.add(noon, ONE);

        assertThat(counted(noon)).isEqualTo(1);
        assertThat(counted(noon.plusSeconds(60))).isEqualTo(2);
    }

    @Test
    void what_several_processes_count_in_a_minute_adds_up() {
        writer.add(noon, ONE);
        writer("two").add(noon, ONE);
        writer("two-and-a-half").add(noon, ONE);

        assertThat(counted(noon)).isEqualTo(3);
    }

    private DynamoStatisticsWriter writer(String name) {
        return new DynamoStatisticsWriter(client, NAME, name, () -> 0L);
    }

    private long counted(Instant time) {
        return new DynamoStatistics(TABLE.client(), NAME)
                .between(time, time).minutes().values().stream()
                        .mapToLong(statistics -> statistics.count(Counter.APPLIED))
                        .sum();
    }

    private enum State {
        WHOLE,
        /// Nothing is sent.
        CUT,
        /// All is sent, and no answer comes.
        DEAF
    }

    private static final class Connection implements ExecutionInterceptor {
        private final AtomicInteger requests = new AtomicInteger();
        private volatile State state = State.WHOLE;

        @Override
        public void beforeExecution(
                Context.BeforeExecution context, ExecutionAttributes attributes) {
            requests.incrementAndGet();
            if (state == State.CUT) {
                throw SdkClientException.create("not sent");
            }
        }

        @Override
        public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
            if (state == State.DEAF) {
                throw SdkClientException.create("no answer");
            }
        }
    }
}
