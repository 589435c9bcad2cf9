package io.sprintqueue.conventions.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Random;

/// The likeliest fault in production is a secret that differs on the two sides: every delivery gets
/// a 401, which Jira takes for final. It pages at any volume.
///
/// What has no signature and what has a wrong one are both `unsigned`, so that they are one series.
class RefusedDeliveriesTest {
    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;
    private static final int BREAK = 8 * DAY;

    private static final Metric ACCEPTED = Metric.ours("accepted");
    private static final Metric REJECTED = Metric.ours("rejected");
    private static final Metric UNAVAILABLE = Metric.ours("unavailable");

    private final Watch watch = Watch.ofProduction();

    /// After eight good days.
    ///
    /// @param hours within which it must page
    @ParameterizedTest
    @CsvSource({
        "1, 97",
        "2, 97",
        "3, 25",
        "4, 25",
        "7, 25",
        "30, 25",
        "100, 1",
        "300, 1",
        "1000, 1",
        "100000, 1"
    })
    void a_secret_that_differs_pages_at_any_number_of_deliveries_a_day(int perDay, int hours) {
        var told = new Telemetry();
        spread(told, ACCEPTED, 0, BREAK, perDay);
        spread(told, REJECTED, BREAK, BREAK + 8 * DAY, perDay);

        assertThat(firstPage(told, BREAK + hours * HOUR)).isGreaterThan(BREAK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0 480 960", "0 1 2", "0 20 40", "0 30 700", "0 719 1439", "600 601 900"})
    void three_a_day_all_unsigned_or_wrongly_signed_page_whenever_they_come(String minutes) {
        var told = new Telemetry();
        for (String minute : minutes.split(" ", -1)) {
            told.put(REJECTED, DAY + Integer.parseInt(minute), 1);
        }

        assertThat(watch.paged(told, 3 * DAY)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void three_a_day_by_chance_page_within_two_days(long seed) {
        var random = new Random(seed);
        var told = new Telemetry();
        for (int day = 0; day < 14; day++) {
            Metric metric = day < 7 ? ACCEPTED : REJECTED;
            random.ints(3, day * DAY, (day + 1) * DAY).forEach(at -> told.put(metric, at, 1));
        }

        assertThat(firstPage(told, 14 * DAY)).isBetween(7 * DAY, 9 * DAY);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 333, 777, 1_439})
    void of_a_thousand_a_day_one_that_is_bad_each_day_does_not_page(int minute) {
        var told = new Telemetry();
        spread(told, ACCEPTED, 0, 9 * DAY, 1_000);
        told.put(REJECTED, minute, 9 * DAY, DAY, 1);

        assertThat(watch.paged(told, 9 * DAY)).isEmpty();
        assertThat(watch.notified(told, 9 * DAY)).isEmpty();
    }

    /// A thousand on each of five days, from 9 to 17, and one that is bad in each night.
    @Test
    void one_that_is_bad_in_each_quiet_night_does_not_page_either() {
        var told = new Telemetry();
        for (int day = 0; day < 14; day++) {
            if (day % 7 < 5) {
                spread(told, ACCEPTED, day * DAY + 9 * HOUR, day * DAY + 17 * HOUR, 3_000);
            }
            told.put(REJECTED, day * DAY + 3 * HOUR, 1);
        }

        assertThat(watch.paged(told, 14 * DAY)).isEmpty();
    }

    @Test
    void strangers_among_real_deliveries_are_told_of_and_do_not_page() {
        var told = new Telemetry();
        spread(told, ACCEPTED, 0, 3 * DAY, 1_000);
        spread(told, REJECTED, 0, 3 * DAY, 30);

        assertThat(watch.paged(told, 3 * DAY)).isEmpty();
        assertThat(watch.notified(told, 3 * DAY)).containsExactly("RefusedRepeatedly");
    }

    /// Nothing tells them from a Jira that has lost its secret; the runbook says where to look.
    @Test
    void strangers_on_a_webhook_that_rests_page() {
        var told = new Telemetry();
        spread(told, ACCEPTED, 0, DAY, 1_000);
        told.put(REJECTED, 2 * DAY, 2 * DAY + 10, 4, 1);

        assertThat(watch.paged(told, 3 * DAY)).contains("DeliveriesRefused");
    }

    /// Once they are gone the pipeline is well: those who look at it must see the next fault.
    @Test
    void when_strangers_are_gone_what_is_unhealthy_now_ends_within_two_hours() {
        var told = new Telemetry();
        spread(told, ACCEPTED, 0, 5 * DAY, 100);
        int gone = 2 * DAY + 3 * HOUR;
        told.put(REJECTED, gone - 10, gone, 1, 10_000);

        assertThat(watch.paged(told, 5 * DAY)).contains("RefusedForADay", "DeliveriesRefused");
        assertThat(watch.alarms().ofTheComposite())
                .flatExtracting(alarm -> watch.stretches(alarm, told, 5 * DAY))
                .isNotEmpty()
                .allSatisfy(on -> assertThat(on.to()).isLessThanOrEqualTo(gone + 2 * HOUR));
    }

    @Test
    void a_quiet_site_among_busy_ones_is_reported() {
        var told = new Telemetry();
        spread(told, ACCEPTED, 0, 3 * DAY, 10_000);
        spread(told, REJECTED, DAY, 3 * DAY, 3);

        assertThat(watch.notified(told, 3 * DAY)).contains("RefusedRepeatedly");
    }

    /// Jira sends each again up to five times, 5 to 15 minutes apart; Data Center never does.
    @ParameterizedTest
    @ValueSource(ints = {0, 5})
    void a_secret_that_cannot_be_read_pages_at_three_deliveries_a_day(int retries) {
        var told = new Telemetry();
        spread(told, ACCEPTED, 0, BREAK, 3);
        for (int delivery = BREAK; delivery < BREAK + 3 * DAY; delivery += 8 * HOUR) {
            for (int attempt = 0; attempt <= retries; attempt++) {
                unavailable(told, delivery + 14 * attempt);
            }
        }

        assertThat(firstPage(told, BREAK + 3 * DAY)).isBetween(BREAK, BREAK + 25 * HOUR);
    }

    @Test
    void a_503_that_is_accepted_later_is_no_loss_and_no_longer_pages() {
        var told = new Telemetry();
        spread(told, ACCEPTED, 0, BREAK, 3);
        for (int attempt = 0; attempt < 4; attempt++) {
            unavailable(told, BREAK + 12 * attempt);
        }
        told.put(ACCEPTED, BREAK + 60, 1);
        spread(told, ACCEPTED, BREAK + 8 * HOUR, BREAK + 9 * DAY, 3);

        for (String name : pagers()) {
            assertThat(watch.stretches(name, told, BREAK + 9 * DAY))
                    .as(name)
                    .allSatisfy(stretch ->
                            assertThat(stretch.to()).isLessThanOrEqualTo(BREAK + 3 * HOUR));
        }
    }

    @Test
    void once_the_secret_is_right_again_each_window_ends_when_more_was_accepted_in_it() {
        var told = new Telemetry();
        spread(told, ACCEPTED, 0, BREAK, 1_000);
        spread(told, REJECTED, BREAK, BREAK + 3 * HOUR, 1_000);
        spread(told, ACCEPTED, BREAK + 3 * HOUR, BREAK + 2 * DAY, 1_000);

        assertThat(pagers())
                .flatMap(name -> watch.stretches(name, told, BREAK + 2 * DAY))
                .hasSize(2)
                .allSatisfy(stretch ->
                        assertThat(stretch.to()).isLessThanOrEqualTo(BREAK + 3 * HOUR + 31));
    }

    private int firstPage(Telemetry told, int minutes) {
        return pagers().stream()
                .flatMap(name -> watch.stretches(name, told, minutes).stream())
                .mapToInt(EvaluatedAlarm.Stretch::from)
                .min()
                .orElseThrow();
    }

    private List<String> pagers() {
        return watch.alarms().paging().stream()
                .filter(name -> watch.alarms().onMetrics().containsKey(name))
                .toList();
    }

    private static void unavailable(Telemetry told, int minute) {
        told.put(UNAVAILABLE, minute, 1).put(REJECTED, minute, 1);
    }

    /// Evenly, so many in each day.
    private static void spread(Telemetry told, Metric metric, int from, int to, int perDay) {
        int every = Math.max(1, DAY / perDay);
        told.put(metric, from, to, every, Math.max(1.0, (double) perDay / DAY));
    }
}
