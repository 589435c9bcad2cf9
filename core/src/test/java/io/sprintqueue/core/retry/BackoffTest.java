package io.sprintqueue.core.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sprintqueue.core.config.ConfigurationReader;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

class BackoffTest {
    private static final double ALMOST_ONE = Math.nextDown(1.0);

    private final Backoff lane = Backoff.of(ConfigurationReader.defaults().retry());
    private final Backoff redrive = Backoff.of(ConfigurationReader.defaults().retry().redrive());

    @Test
    void each_ceiling_is_the_factor_times_the_one_before_until_the_cap() {
        assertThat(IntStream.rangeClosed(1, 11).mapToObj(lane::ceiling).map(Duration::toSeconds))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L, 300L);
        assertThat(IntStream.rangeClosed(1, 4).mapToObj(redrive::ceiling).map(Duration::toMinutes))
                .containsExactly(15L, 60L, 240L, 720L);
    }

    @Test
    void a_receive_count_of_any_size_overflows_nothing() {
        assertThat(lane.ceiling(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(5));
        var endless = new Backoff(Duration.ofHours(1), 10, Duration.ofSeconds(Long.MAX_VALUE));
        assertThat(endless.ceiling(Integer.MAX_VALUE)).isEqualTo(endless.cap());
        var constant = new Backoff(Duration.ofSeconds(7), 1, Duration.ofHours(12));
        assertThat(constant.ceiling(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void full_jitter_gives_every_whole_second_up_to_the_ceiling_alike() {
        var seen = new HashSet<Long>();
        for (int tenth = 0; tenth < 80; tenth++) {
            seen.add(lane.anywhere(4, tenth / 80.0).toSeconds());
        }

        assertThat(seen).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(lane.anywhere(4, ALMOST_ONE)).isEqualTo(Duration.ofSeconds(8));
        assertThat(lane.anywhere(1, ALMOST_ONE)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void half_jitter_stays_in_the_later_half() {
        assertThat(redrive.lateHalf(1, 0)).isEqualTo(Duration.ofMinutes(15));
        assertThat(redrive.lateHalf(1, ALMOST_ONE)).isEqualTo(Duration.ofSeconds(450));
        assertThat(redrive.lateHalf(4, 0.5))
                .isBetween(Duration.ofHours(9), Duration.ofHours(9).plusSeconds(1));
    }

    @Test
    void what_is_hidden_is_so_for_whole_seconds_within_what_sqs_takes() {
        assertThat(
                        List.of(
                                Backoff.hidden(Duration.ofMillis(-5)),
                                Backoff.hidden(Duration.ZERO),
                                Backoff.hidden(Duration.ofMillis(1_001)),
                                Backoff.hidden(Duration.ofHours(12)),
                                Backoff.hidden(Duration.ofDays(3))))
                .containsExactly(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Backoff.HIDDEN_MAX,
                        Backoff.HIDDEN_MAX);
    }

    @Test
    void what_would_be_no_backoff_is_refused() {
        Duration second = Duration.ofSeconds(1);

        assertThatThrownBy(() -> new Backoff(Duration.ZERO, 2, second))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Backoff(second, 0, second))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Backoff(second.multipliedBy(2), 2, second))
                .hasMessage("no backoff: base PT2S, factor 2, cap PT1S");
    }
}
