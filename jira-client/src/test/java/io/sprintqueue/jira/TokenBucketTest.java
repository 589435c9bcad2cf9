package io.sprintqueue.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;

class TokenBucketTest {
    private static final Instant NOW = Instant.parse("2026-10-05T09:12:44Z");

    private final TokenBucket full = TokenBucket.full(5, 10, NOW);

    @Test
    void it_gives_its_burst_and_then_as_much_as_fills() {
        TokenBucket empty = full.take(10, NOW);

        assertThat(empty.available(NOW)).isZero();
        assertThat(empty.untilNext(NOW)).isEqualTo(Duration.ofMillis(200));
        assertThat(empty.available(NOW.plusMillis(400))).isEqualTo(2);
        assertThat(empty.available(NOW.plusSeconds(900))).isEqualTo(10);
        assertThatIllegalArgumentException().isThrownBy(() -> empty.take(1, NOW));
    }

    @Test
    void a_pause_is_never_shortened() {
        TokenBucket paused = full.pauseUntil(NOW.plusSeconds(30)).pauseUntil(NOW.plusSeconds(10));

        assertThat(paused.available(NOW.plusSeconds(29))).isZero();
        assertThat(paused.untilNext(NOW)).isEqualTo(Duration.ofSeconds(30));
        assertThat(paused.available(NOW.plusSeconds(30))).isEqualTo(10);
    }

    @Test
    void half_of_what_jira_grants_is_taken_and_never_more_than_was_set() {
        assertThat(full.granted(4, NOW).perSecond()).isEqualTo(2);
        assertThat(full.granted(100, NOW).perSecond()).isEqualTo(5);
    }

    @Test
    void whatever_is_asked_in_any_stretch_of_time_the_rate_is_kept() {
        var random = new Random(20_261_128);
        TokenBucket bucket = full;
        Instant now = NOW;
        int taken = 0;
        for (int step = 0; step < 2_000; step++) {
            now = now.plusMillis(random.nextInt(300));
            int count = Math.min(bucket.available(now), random.nextInt(4));
            bucket = bucket.take(count, now);
            taken += count;
            double seconds = Duration.between(NOW, now).toMillis() / 1_000.0;
            assertThat((double) taken).isLessThanOrEqualTo(10 + 5 * seconds);
        }
    }
}
