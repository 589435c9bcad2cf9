package io.sprintqueue.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sprintqueue.core.statistics.Rejection;
import io.sprintqueue.core.statistics.Rejections;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;

class RejectionKeyTest {
    private static final Instant MINUTE = Instant.parse("2026-11-24T15:45:00Z");
    private static final String ID = "00112233445566ff";

    /// S3 allows so many for a key.
    private static final int BYTES_MAX = 1_024;

    @Test
    void a_key_says_everything_and_sorts_by_its_minute() {
        Rejections counted =
                Rejections.NONE
                        .counted(MINUTE, Rejection.UNSIGNED, 3)
                        .counted(MINUTE.minusSeconds(60), Rejection.TOO_LARGE, 1);
        String key = RejectionKey.of(new RejectionReport(MINUTE, ID, counted));

        assertThat(key)
                .isEqualTo("rejected/20261124T1545Z/00112233445566ff/1.too_large.1-0.unsigned.3")
                .isGreaterThan(RejectionKey.before(MINUTE))
                .isLessThan(RejectionKey.before(MINUTE.plusSeconds(60)));
        assertThat(RejectionKey.parse(key)).contains(counted);
    }

    @Test
    void the_longest_key_is_one_that_s3_takes() {
        Rejections all = Rejections.NONE;
        for (int minute = 0; minute < RejectionReport.MINUTES_MAX; minute++) {
            for (Rejection reason : Rejection.values()) {
                Instant ago = MINUTE.minus(Duration.ofMinutes(99_999L - minute));
                all = all.counted(ago, reason, 9_999_999_999L);
            }
        }
        String key = RejectionKey.of(new RejectionReport(MINUTE, ID, all));

        assertThat(key.length()).isLessThanOrEqualTo(BYTES_MAX);
        assertThat(key).matches("[A-Za-z0-9/._-]+");
        assertThat(RejectionKey.parse(key)).contains(all);
    }

    @Test
    void more_minutes_than_a_key_can_hold_are_no_report() {
        Rejections all = Rejections.NONE;
        for (int minute = 0; minute <= RejectionReport.MINUTES_MAX; minute++) {
            all = all.counted(MINUTE.minusSeconds(60L * minute), Rejection.UNSIGNED, 1);
        }
        Rejections tooMany = all;

        assertThatThrownBy(() -> new RejectionReport(MINUTE, ID, tooMany))
                .hasMessage("a report counts 5 minutes, at most 4");
        assertThatThrownBy(() -> new RejectionReport(MINUTE, "../x", Rejections.NONE))
                .hasMessage("a report's id is 16 hex digits, not ../x");
    }

    @Test
    void a_reason_of_a_later_version_is_left_out() {
        assertThat(
                        RejectionKey.parse(
                                "rejected/20261124T1545Z/00112233445566ff/0.banned.1-0.unsigned.2"))
                .contains(Rejections.NONE.counted(MINUTE, Rejection.UNSIGNED, 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bodies/default/issue-1",
                "rejected/20261124T1545Z/00112233445566ff/",
                "rejected/20261124T1545Z/00112233445566ff/0.unsigned",
                "rejected/20261124T1545Z/00112233445566ff/0.unsigned.1-",
                "rejected/20261124T1545Z/00112233445566ff/0.unsigned.9999999999999",
                "rejected/20261124T1545Z/0011/0.unsigned.1",
                "rejected/20261124T1545Z/00112233445566ff/0.unsigned.1/x",
                "rejected/yesterday/00112233445566ff/0.unsigned.1"
            })
    void another_key_is_none_of_a_report(String key) {
        assertThat(RejectionKey.parse(key)).isEmpty();
    }
}
