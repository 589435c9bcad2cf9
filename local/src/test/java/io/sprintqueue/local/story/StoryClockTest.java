package io.sprintqueue.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

class StoryClockTest {
    private static final Instant START = Instant.parse("2026-10-01T07:00:00Z");

    private Instant real = Instant.parse("2026-10-16T14:00:00Z");
    private final StoryClock clock = new StoryClock(() -> real, START);

    @Test
    void it_starts_with_the_story_and_goes_on_as_the_real_time_does() {
        assertThat(clock.instant()).isEqualTo(START);

        real = real.plusSeconds(3);

        assertThat(clock.instant()).isEqualTo(START.plusSeconds(3));
    }

    @Test
    void it_is_set_to_the_time_of_each_event() {
        clock.moveTo(START.plus(Duration.ofDays(4)));
        real = real.plusMillis(20);

        assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofDays(4)).plusMillis(20));
    }

    @Test
    void an_event_that_arrives_late_does_not_set_it_back() {
        clock.moveTo(START.plusSeconds(60));
        clock.moveTo(START.plusSeconds(59));

        assertThat(clock.instant()).isEqualTo(START.plusSeconds(60));
    }

    @Test
    void in_the_end_it_is_the_real_time() {
        clock.catchUp();

        assertThat(clock.instant()).isEqualTo(real);
    }
}
