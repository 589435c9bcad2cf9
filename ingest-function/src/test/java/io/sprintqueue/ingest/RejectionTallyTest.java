package io.sprintqueue.ingest;

import static io.sprintqueue.ingest.RejectionTally.BETWEEN_REPORTS;
import static io.sprintqueue.ingest.RejectionTally.REPORTS_AT_ONCE;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.statistics.Rejection;
import io.sprintqueue.core.statistics.Rejections;
import io.sprintqueue.messaging.RejectionReport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class RejectionTallyTest {
    private static final Delivery GOOD = Delivery.of(Delivery.ISSUE_UPDATED);
    private static final Delivery UNSIGNED = GOOD.without("x-hub-signature");
    private static final Delivery TOO_LARGE = Delivery.of(new byte[4_000_001]);

    private final Function function = new Function();
    private final Instant first = function.clock.instant().truncatedTo(ChronoUnit.MINUTES);

    @Test
    void an_accepted_delivery_reports_nothing() {
        function.answer(GOOD);

        assertThat(function.reports.attempts()).isEmpty();
    }

    @Test
    void the_first_rejection_is_reported_at_once() {
        function.answer(UNSIGNED);

        assertThat(function.reports.counted())
                .isEqualTo(Rejections.NONE.counted(first, Rejection.UNSIGNED, 1));
    }

    @Test
    void each_reason_is_counted_for_itself() {
        var strict = new Function("defaults: { userAgent: { mode: enforce } }");
        strict.secret.fail(new IllegalStateException("down"));
        strict.answer(GOOD);
        strict.secret.recover();
        strict.clock.advance(SecretCache.BETWEEN_FIRST_READS);
        strict.lanes.fail(() -> {
            throw new IllegalStateException("down");
        });

        strict.answer(GOOD);
        strict.answer(GOOD.with("user-agent", "curl/8"));
        strict.answer(UNSIGNED);
        strict.answer(TOO_LARGE);
        strict.answer(Delivery.of("["));

        assertThat(strict.reports.counted().total())
                .containsOnly(
                        Map.entry(Rejection.UNAVAILABLE_SECRETS, 1L),
                        Map.entry(Rejection.UNAVAILABLE_LANE, 1L),
                        Map.entry(Rejection.USER_AGENT, 1L),
                        Map.entry(Rejection.UNSIGNED, 1L),
                        Map.entry(Rejection.TOO_LARGE, 1L),
                        Map.entry(Rejection.MALFORMED, 1L));
    }

    @Test
    void in_a_flood_there_is_one_report_a_minute_and_every_rejection_is_in_one() {
        for (int second = 0; second < 600; second++) {
            function.answer(UNSIGNED);
            function.answer(UNSIGNED);
            function.clock.advance(Duration.ofSeconds(1));
        }

        List<RejectionReport> reports = function.reports.attempts();
        assertThat(reports).hasSize(REPORTS_AT_ONCE + 9);
        assertThat(reports).extracting(RejectionReport::id).doesNotHaveDuplicates();
        function.clock.advance(BETWEEN_REPORTS);
        function.answer(UNSIGNED);
        Rejections counted = function.reports.counted();
        assertThat(counted.total()).isEqualTo(Map.of(Rejection.UNSIGNED, 1_201L));
        assertThat(counted.in(first.plusSeconds(60))).isEqualTo(Map.of(Rejection.UNSIGNED, 120L));
    }

    @Test
    void what_was_counted_before_a_quiet_time_stays_in_its_minute() {
        for (int rejection = 0; rejection < REPORTS_AT_ONCE + 5; rejection++) {
            function.answer(UNSIGNED);
        }
        function.clock.advance(Duration.ofHours(2));
        function.answer(UNSIGNED);

        assertThat(function.reports.attempts().getLast().counted())
                .isEqualTo(
                        Rejections.NONE
                                .counted(first, Rejection.UNSIGNED, 5)
                                .counted(first.plusSeconds(7_200), Rejection.UNSIGNED, 1));
    }

    static Stream<Throwable> failures() {
        return Stream.of(
                ApiCallTimeoutException.create(1_000),
                new IllegalStateException("closed"),
                new IOException("checked"),
                new InterruptedException("interrupted"),
                new NoClassDefFoundError("S3Client"),
                new ExceptionInInitializerError("S3Client"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void a_report_that_fails_changes_no_answer_and_waits_for_a_minute(Throwable failure) {
        function.reports.fail(failure);

        assertThat(function.answer(UNSIGNED).getStatusCode()).isEqualTo(401);
        assertThat(function.answer(TOO_LARGE).getStatusCode()).isEqualTo(413);
        assertThat(function.answer(Delivery.of("[")).getStatusCode()).isEqualTo(400);
        function.clock.advance(BETWEEN_REPORTS.minusNanos(1));
        assertThat(function.answer(UNSIGNED).getStatusCode()).isEqualTo(401);
        assertThat(function.reports.attempts()).hasSize(1);

        function.clock.advance(Duration.ofNanos(1));
        assertThat(function.answer(UNSIGNED).getStatusCode()).isEqualTo(401);
        assertThat(function.reports.attempts()).hasSize(2);
    }

    @Test
    void a_report_that_failed_is_written_again_as_it_was_and_all_else_after_it() {
        function.reports.fail(new IllegalStateException("down, or so it seemed"));
        function.answer(UNSIGNED);
        function.answer(TOO_LARGE);
        function.reports.recover();
        function.clock.advance(BETWEEN_REPORTS);
        function.answer(UNSIGNED);

        List<RejectionReport> attempts = function.reports.attempts();
        assertThat(attempts).hasSize(2);
        assertThat(attempts.getLast()).isEqualTo(attempts.getFirst());

        function.clock.advance(BETWEEN_REPORTS);
        function.answer(UNSIGNED);
        assertThat(function.reports.counted().total())
                .isEqualTo(Map.of(Rejection.UNSIGNED, 3L, Rejection.TOO_LARGE, 1L));
    }

    @Test
    void a_long_outage_of_the_bucket_costs_bounded_memory_and_no_count() {
        function.reports.fail(new IllegalStateException("down"));
        for (int minute = 0; minute < 60; minute++) {
            function.answer(UNSIGNED);
            function.clock.advance(BETWEEN_REPORTS);
        }
        function.reports.recover();
        function.answer(UNSIGNED);
        function.clock.advance(BETWEEN_REPORTS);
        function.answer(UNSIGNED);

        assertThat(function.reports.attempts().getLast().counted().minutes())
                .hasSize(RejectionReport.MINUTES_MAX);
        assertThat(function.reports.counted().total()).isEqualTo(Map.of(Rejection.UNSIGNED, 62L));
    }
}
