package io.sprintqueue.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

class TimeRangeTest {
    private static final Instant NOW = Instant.parse("2035-03-01T12:00:30Z");

    @Test
    void the_last_minutes_include_the_one_that_runs() {
        TimeRange range = TimeRange.last(15, NOW);

        assertThat(range.start()).isEqualTo("2035-03-01T11:46:00Z");
        assertThat(range.end()).isEqualTo("2035-03-01T12:01:00Z");
        assertThat(range.minutesBack(NOW)).isEqualTo(15);
        assertThat(range.isCurrent(NOW)).isTrue();
    }

    @Test
    void a_range_of_the_past_is_asked_for_from_its_start_until_now() {
        TimeRange range = TimeRange.between(NOW.minusSeconds(7_200), NOW.minusSeconds(3_600), NOW);

        assertThat(range.minutes()).isEqualTo(61);
        assertThat(range.minutesBack(NOW)).isEqualTo(121);
        assertThat(range.isCurrent(NOW)).isFalse();
    }

    @Test
    void no_range_is_longer_than_a_day_empty_or_in_the_future() {
        for (TimeRange range :
                List.of(
                        TimeRange.between(Instant.EPOCH, NOW, NOW),
                        TimeRange.between(NOW, NOW.minusSeconds(600), NOW),
                        TimeRange.between(NOW.plusSeconds(600), NOW.plusSeconds(900), NOW),
                        TimeRange.last(1_000_000, NOW))) {
            assertThat(range.minutes()).isBetween(1, 1_440);
            assertThat(range.end()).isBeforeOrEqualTo("2035-03-01T12:01:00Z");
        }
    }

    @Test
    void slots_cover_the_range_without_gaps_and_are_few() {
        for (int minutes : new int[] {1, 15, 60, 61, 72, 73, 180, 1_440}) {
            TimeRange range = TimeRange.last(minutes, NOW);
            List<TimeRange> slots = range.slots();

            assertThat(slots).hasSizeBetween(1, 72);
            assertThat(slots.getFirst().start()).isBeforeOrEqualTo(range.start());
            assertThat(slots.getLast().end()).isEqualTo(range.end());
            for (int index = 1; index < slots.size(); index++) {
                assertThat(slots.get(index).start()).isEqualTo(slots.get(index - 1).end());
            }
        }
    }
}
