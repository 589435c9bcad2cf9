package io.sprintqueue.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.event.JiraEvent.Moment;
import io.sprintqueue.core.event.TimePolicy.Verdict;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

class TimePolicyTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration DAYS_60 = Duration.ofDays(60);
    private static final TimePolicy POLICY = new TimePolicy(DAYS_60);

    @Test
    void an_event_is_too_old_one_millisecond_after_its_age() {
        long oldest = NOW.minus(DAYS_60).toEpochMilli();

        assertThat(judge(oldest, oldest)).isEqualTo(Verdict.TIMELY);
        assertThat(judge(oldest - 1, oldest)).isEqualTo(Verdict.TOO_OLD);
        assertThat(judge(oldest - 1, NOW.toEpochMilli())).isEqualTo(Verdict.TOO_OLD);
        assertThat(judge(NOW.toEpochMilli(), 1)).isEqualTo(Verdict.TIMELY);
    }

    @Test
    void either_of_its_times_may_be_a_day_ahead_and_not_a_millisecond_more() {
        long latest = NOW.plus(DAY).toEpochMilli();

        assertThat(judge(latest, latest)).isEqualTo(Verdict.TIMELY);
        assertThat(judge(latest + 1, latest)).isEqualTo(Verdict.AHEAD_OF_CLOCK);
        assertThat(judge(latest, latest + 1)).isEqualTo(Verdict.AHEAD_OF_CLOCK);
        assertThat(judge(1, latest + 1)).isEqualTo(Verdict.AHEAD_OF_CLOCK);
    }

    @Test
    void how_far_ahead_counts_from_the_receipt_and_how_old_from_now() {
        Instant received = NOW.minus(DAYS_60);
        long sent = received.plus(DAY).toEpochMilli();

        assertThat(POLICY.judge(new Moment(sent, sent, 0), received, NOW))
                .isEqualTo(Verdict.TIMELY);
        assertThat(POLICY.judge(new Moment(sent + 1, sent, 0), received, NOW))
                .isEqualTo(Verdict.AHEAD_OF_CLOCK);
        assertThat(POLICY.judge(new Moment(sent, sent, 0), received, NOW.plus(DAY.multipliedBy(2))))
                .isEqualTo(Verdict.TOO_OLD);
    }

    private static Verdict judge(long timestamp, long updated) {
        return POLICY.judge(new Moment(timestamp, updated, 0), NOW, NOW);
    }
}
