package io.sprintqueue.lab.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.stream.IntStream;

class LatenciesTest {
    private final Latencies latencies = new Latencies();

    @Test
    void a_percentile_is_what_so_many_in_a_hundred_did_not_exceed() {
        IntStream.rangeClosed(1, 1_000)
                .forEach(millis -> latencies.record(Duration.ofMillis(millis)));

        assertThat(latencies.millisAt(50)).isBetween(499.0, 501.0);
        assertThat(latencies.millisAt(99)).isBetween(989.0, 991.0);
        assertThat(latencies.millisAt(100)).isBetween(999.0, 1_001.0);
    }

    @Test
    void less_than_nothing_is_nothing_and_more_than_an_hour_is_an_hour() {
        assertThat(latencies.isEmpty()).isTrue();
        latencies.record(Duration.ofMillis(-5));
        assertThat(latencies.isEmpty()).isFalse();
        assertThat(latencies.millisAt(100)).isZero();

        latencies.record(Duration.ofDays(2));
        assertThat(latencies.millisAt(100)).isBetween(3_600_000.0, 4_300_000.0);
    }
}
