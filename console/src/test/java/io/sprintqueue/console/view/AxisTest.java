package io.sprintqueue.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.console.view.Axis.Mark;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;

class AxisTest {
    private static final TimeRange HOUR = TimeRange.last(60, Instant.parse("2035-03-01T11:59:30Z"));

    @ParameterizedTest
    @CsvSource({
        "0, 0 1",
        "1, 0 1",
        "4, 0 1 2 3 4",
        "7, 0 2 4 6 8",
        "1006, '0 500 1,000 1,500'",
        "12345, '0 5,000 10,000 15,000'"
    })
    void counts_rise_in_round_steps(long peak, String labels) {
        assertThat(labels(Axis.ofCounts(HOUR, peak))).isEqualTo(labels);
    }

    @ParameterizedTest
    @CsvSource({
        "900, 0 ms|500 ms|1.0 s",
        "2500, 0 ms|1.0 s|2.0 s|3.0 s",
        "65000, 0 ms|30 s|1 min|1 min 30 s",
        "1272000000, 0 ms|5 d|10 d|15 d"
    })
    void times_rise_in_steps_that_people_count_in(long peak, String labels) {
        assertThat(labels(Axis.ofMilliseconds(HOUR, peak)).replace(" | ", "|")).isEqualTo(labels);
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "99", "100000", "9999999999"})
    void the_peak_is_never_above_the_scale_and_there_are_few_marks(long peak) {
        for (Axis axis : new Axis[] {Axis.ofCounts(HOUR, peak), Axis.ofMilliseconds(HOUR, peak)}) {
            assertThat(axis.top()).isPositive().isGreaterThanOrEqualTo(peak);
            assertThat(axis.rows()).hasSizeBetween(2, 6);
        }
    }

    private static String labels(Axis axis) {
        String separator = axis.rows().getFirst().label().endsWith("ms") ? "|" : " ";
        return String.join(separator, axis.rows().stream().map(Mark::label).toList());
    }
}
