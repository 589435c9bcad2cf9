package io.sprintqueue.conventions.deployment;

import static io.sprintqueue.conventions.deployment.Faults.START;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import io.sprintqueue.core.delivery.Lane;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

/// When alarms are on, worked out from what CloudWatch would be told. Refused deliveries have tests
/// of their own.
class AlarmStatesTest {
    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;
    private static final Map<String, Telemetry> FAULTS = Faults.byAlarm();
    static final List<String> ALARMS = List.copyOf(FAULTS.keySet());

    private final Watch watch = Watch.ofProduction();

    @Test
    void every_alarm_has_a_fault_here() {
        assertThat(FAULTS).containsOnlyKeys(watch.alarms().onMetrics().keySet());
    }

    @ParameterizedTest
    @FieldSource("ALARMS")
    void an_alarm_goes_on_by_its_fault_and_off_when_the_fault_is_over(String alarm) {
        int end = START + 3 * DAY + 2 * watch.windowMinutes(alarm);

        assertThat(watch.stretches(alarm, requireNonNull(FAULTS.get(alarm)), end))
                .as("stretches in which it is on")
                .isNotEmpty()
                .allSatisfy(stretch -> {
                    assertThat(stretch.from()).isGreaterThanOrEqualTo(START);
                    assertThat(stretch.to()).isLessThan(end);
                });
    }

    @Test
    void nothing_is_on_while_all_is_well() {
        var told =
                new Telemetry()
                        .put(Metric.ours("accepted"), -DAY, 3 * DAY, 1, 2)
                        .put(Metric.ours("rejected"), 0, 3 * DAY, DAY, 1)
                        .put(Metric.ours("applied"), 0, 3 * DAY, 1, 2)
                        .put(Metric.ours("freshness", Lane.INTERACTIVE), 0, 3 * DAY, 1, 900)
                        .put(Faults.oldest("InteractiveLane"), 0, 3 * DAY, 1, 2)
                        .put(Faults.accountWide("ClaimedAccountConcurrency"), 0, 3 * DAY, 1, 9)
                        .put(Faults.accountWide("ConcurrentExecutions"), 0, 3 * DAY, 1, 9);

        assertThat(watch.paged(told, 3 * DAY)).isEmpty();
        assertThat(watch.notified(told, 3 * DAY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ReadThrottleEvents, by-sprint",
        "WriteThrottleEvents, by-sprint",
        "WriteThrottleEvents, by-key",
        "WriteThrottleEvents, by-outcome"
    })
    void a_throttled_index_is_reported_though_its_table_counts_nothing(String name, String index) {
        var metric =
                new Metric(
                        "AWS/DynamoDB",
                        name,
                        Map.of("TableName", "QueueTable", "GlobalSecondaryIndexName", index));
        var told = new Telemetry().put(metric, 100, 110, 5, 1);

        assertThat(watch.notified(told, DAY)).contains("TablesThrottled");
    }

    @Test
    void a_table_that_was_throttled_once_and_is_quiet_again_is_no_longer_reported() {
        var told =
                new Telemetry()
                        .put(
                                Metric.aws(
                                        "DynamoDB",
                                        "ReadThrottleEvents",
                                        "TableName",
                                        "StatisticsTable"),
                                100,
                                115,
                                1,
                                50);

        assertThat(watch.stretches("TablesThrottled", told, 3 * DAY))
                .singleElement()
                .satisfies(stretch -> assertThat(stretch.to()).isLessThan(100 + HOUR));
    }

    @Test
    void a_bulk_storm_and_redrives_hours_after_an_outage_are_not_stale_work_of_people() {
        var told =
                new Telemetry()
                        .put(Metric.ours("freshness", Lane.BULK), 100, 500, 1, 9_000_000)
                        .put(Metric.ours("freshness"), 100, 500, 1, 9_000_000)
                        .put(Metric.ours("redriven"), 100, 500, 1, 1_000)
                        .put(Metric.ours("applied"), 100, 500, 1, 1_000)
                        .put(Metric.ours("freshness", Lane.INTERACTIVE), 100, 500, 1, 2_000);

        assertThat(watch.paged(told, DAY)).isEmpty();
    }

    @Test
    void one_unreadable_dead_letter_is_reported_and_hides_no_other_fault() {
        var told =
                new Telemetry()
                        .put(Metric.ours("deadLetterUnreadable"), 0, 14 * DAY, 15, 1)
                        .put(Metric.ours("deadLetterUnreadable", Lane.BULK), 0, 14 * DAY, 15, 1)
                        .put(Metric.ours("dead"), 5 * DAY, 1);
        for (int minute = 0; minute < 14 * DAY; minute++) {
            told.put(Faults.oldest("BulkLaneDeadLetterQueue"), minute, 60.0 * minute);
        }

        assertThat(watch.paged(told, 14 * DAY)).containsExactly("DeadEvents");
        assertThat(watch.notified(told, DAY)).contains("DeadLetterUnreadable");
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void a_redrive_that_fails_pages_though_a_message_cannot_be_read_either(Lane lane) {
        var told =
                new Telemetry()
                        .put(Metric.ours("deadLetterUnreadable", lane), 0, DAY, 15, 1)
                        .put(Metric.ours("deadLetterFailed", lane), 0, DAY, 30, 1)
                        .put(oldestDeadLetter(lane), 0, DAY, 1, 50_000);

        assertThat(watch.paged(told, DAY)).containsExactly("RedriveStalled");
    }

    /// One letter that cannot be read stays for 14 days: it must not hide the other queue so long.
    @ParameterizedTest
    @EnumSource(Lane.class)
    void a_redrive_that_stands_still_pages_while_a_message_of_the_other_lane_cannot_be_read(
            Lane lane) {
        Lane other = lane == Lane.BULK ? Lane.INTERACTIVE : Lane.BULK;
        var told =
                new Telemetry()
                        .put(Metric.ours("deadLetterUnreadable"), 0, DAY, 15, 1)
                        .put(Metric.ours("deadLetterUnreadable", other), 0, DAY, 15, 1)
                        .put(oldestDeadLetter(other), 0, DAY, 1, 50_000)
                        .put(oldestDeadLetter(lane), 0, DAY, 1, 50_000);

        assertThat(watch.paged(told, DAY)).containsExactly("RedriveStalled");
    }

    private static Metric oldestDeadLetter(Lane lane) {
        return Faults.oldest(
                switch (lane) {
                    case INTERACTIVE -> "InteractiveLaneDeadLetterQueue";
                    case BULK -> "BulkLaneDeadLetterQueue";
                });
    }

    /// Each is stamped when it comes, and again after each redrive.
    @Test
    void one_event_that_always_fails_is_reported_and_does_not_page_before_it_is_dead() {
        var told = new Telemetry().put(Metric.ours("applied"), 0, DAY, 30, 1);
        for (int minute : new int[] {100, 117, 180, 425, 1_150}) {
            told.put(Metric.ours("deadLetterStamped"), minute, 1);
        }

        assertThat(watch.paged(told, DAY)).isEmpty();
        assertThat(watch.notified(told, DAY)).contains("DeadLetters");
    }

    @Test
    void dead_letters_that_grow_page_within_the_hour() {
        var told =
                new Telemetry()
                        .put(Metric.ours("applied"), 0, DAY, 1, 100)
                        .put(Metric.ours("deadLetterStamped"), 600, DAY, 1, 30);

        assertThat(watch.stretches("DeadLettersGrowing", told, DAY))
                .first()
                .satisfies(stretch -> assertThat(stretch.from()).isLessThan(600 + HOUR));
    }

    @ParameterizedTest
    @CsvSource({"10, 9, true", "10, 8, false", "1000, 9, false", "1000, 801, true"})
    void the_concurrency_of_the_account_is_measured_by_its_quota(
            double quota, double claimed, boolean told) {
        var use =
                new Telemetry()
                        .put(Faults.accountWide("ClaimedAccountConcurrency"), 100, 105, 1, claimed)
                        .put(Faults.accountWide("ConcurrentExecutions"), 100, 105, 1, claimed);

        assertThat(watch.inAnAccountOf(quota).notified(use, 200).contains("ConcurrencyHigh"))
                .isEqualTo(told);
    }

    @Test
    void a_throttle_that_the_access_log_leaves_out_is_reported_anyway() {
        var told =
                new Telemetry()
                        .put(
                                Metric.aws("ApiGateway", "4xx", "ApiId", "HttpApi"),
                                100,
                                110,
                                1,
                                1_000);

        assertThat(watch.notified(told, 200)).contains("ThrottledAtTheEdge");
        told.put(Metric.ours("rejected"), 100, 110, 1, 1_000);
        assertThat(watch.notified(told, 200)).doesNotContain("ThrottledAtTheEdge");
    }

    /// A million events with a batch and six write units each are 8 dollars by the cost model.
    @ParameterizedTest
    @CsvSource({"1000000, false", "1500000, true"})
    void a_day_that_costs_too_much_is_reported(double events, boolean told) {
        double hourly = events / 24;
        var use =
                new Telemetry()
                        .put(
                                Metric.aws("ApiGateway", "Count", "ApiId", "HttpApi"),
                                0,
                                DAY,
                                HOUR,
                                hourly)
                        .put(
                                Metric.aws(
                                        "Lambda",
                                        "Invocations",
                                        "FunctionName",
                                        "ProcessorFunction"),
                                0,
                                DAY,
                                HOUR,
                                hourly)
                        .put(written("QueueTable"), 0, DAY, HOUR, 5 * hourly)
                        .put(written("StatisticsTable"), 0, DAY, HOUR, hourly);

        assertThat(watch.notified(use, DAY).contains("CostHigh")).isEqualTo(told);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1_000})
    void silence_of_a_day_is_reported_however_little_came_before(int perDay) {
        var told = new Telemetry().put(Metric.ours("accepted"), -DAY, DAY, DAY / perDay, 1);

        assertThat(watch.stretches("NoDeliveries", told, 3 * DAY))
                .singleElement()
                .satisfies(stretch -> assertThat(stretch.from()).isLessThanOrEqualTo(2 * DAY + 1));
    }

    private static Metric written(String table) {
        return Metric.aws("DynamoDB", "ConsumedWriteCapacityUnits", "TableName", table);
    }
}
