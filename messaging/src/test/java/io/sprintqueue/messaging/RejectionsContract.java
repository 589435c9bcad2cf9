package io.sprintqueue.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.statistics.Rejection;
import io.sprintqueue.core.statistics.Rejections;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

/// What every pair of a sink and a reader of rejections promises.
abstract class RejectionsContract {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    /// Where reports are written and read.
    interface Rejected extends RejectionSink, RejectionReader {}

    /// Empty, and read in pages of two.
    abstract Rejected newRejected();

    @Test
    void what_several_environments_report_adds_up() {
        Rejected rejected = newRejected();
        rejected.write(report("a", NOON, counted(NOON, Rejection.UNSIGNED, 3)));
        rejected.write(report("b", NOON, counted(NOON, Rejection.UNSIGNED, 1)));
        rejected.write(report("c", NOON, counted(NOON, Rejection.TOO_LARGE, 2)));

        assertThat(rejected.between(NOON, NOON))
                .contains(
                        Rejections.NONE
                                .counted(NOON, Rejection.UNSIGNED, 4)
                                .counted(NOON, Rejection.TOO_LARGE, 2));
    }

    @Test
    void a_report_that_is_written_again_counts_once() {
        Rejected rejected = newRejected();
        RejectionReport report = report("a", NOON, counted(NOON, Rejection.MALFORMED, 3));

        rejected.write(report);
        rejected.write(report);

        assertThat(rejected.between(NOON, NOON)).contains(report.counted());
    }

    @Test
    void a_late_report_counts_in_the_minutes_of_what_was_rejected() {
        Rejected rejected = newRejected();
        Rejections counted =
                counted(minute(-59), Rejection.USER_AGENT, 1)
                        .counted(minute(-1), Rejection.UNAVAILABLE_LANE, 12_345)
                        .counted(NOON, Rejection.UNSIGNED, 1);
        rejected.write(report("a", NOON, counted));

        assertThat(rejected.between(minute(-59), NOON)).contains(counted);
        assertThat(rejected.between(minute(-1), NOON)).contains(counted.between(minute(-1), NOON));
        assertThat(rejected.between(minute(-59), minute(-1)))
                .contains(counted.between(minute(-59), minute(-1)));
    }

    @Test
    void both_ends_are_whole_minutes_and_included() {
        Rejected rejected = newRejected();
        for (int minute = 0; minute < 4; minute++) {
            Instant at = minute(minute);
            rejected.write(report("a", at, counted(at, Rejection.UNSIGNED, minute + 1)));
        }

        assertThat(rejected.between(minute(1).plusSeconds(59), minute(2).plusSeconds(1)))
                .contains(
                        counted(minute(1), Rejection.UNSIGNED, 2)
                                .counted(minute(2), Rejection.UNSIGNED, 3));
    }

    @Test
    void where_nothing_was_rejected_there_is_nothing() {
        assertThat(newRejected().between(minute(-60), NOON)).contains(Rejections.NONE);
    }

    @Test
    void more_than_one_page_is_read_and_more_than_twenty_are_not() {
        Rejected rejected = newRejected();
        for (int report = 0; report < 40; report++) {
            rejected.write(report(report, counted(minute(report), Rejection.UNSIGNED, 1)));
        }
        assertThat(rejected.between(NOON, minute(60)).orElseThrow().total())
                .containsEntry(Rejection.UNSIGNED, 40L);

        rejected.write(report(40, counted(minute(40), Rejection.UNSIGNED, 1)));

        assertThat(rejected.between(NOON, minute(60))).isEmpty();
        assertThat(rejected.between(minute(1), minute(60)).orElseThrow().total())
                .containsEntry(Rejection.UNSIGNED, 40L);
    }

    private static RejectionReport report(int minute, Rejections counted) {
        return report("a", minute(minute), counted);
    }

    private static RejectionReport report(String environment, Instant at, Rejections counted) {
        return new RejectionReport(at, environment.repeat(16), counted);
    }

    private static Rejections counted(Instant minute, Rejection reason, long count) {
        return Rejections.NONE.counted(minute, reason, count);
    }

    private static Instant minute(int minutes) {
        return NOON.plus(Duration.ofMinutes(minutes));
    }
}
