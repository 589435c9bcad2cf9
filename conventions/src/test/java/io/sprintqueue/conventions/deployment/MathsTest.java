package io.sprintqueue.conventions.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

class MathsTest {
    private static final Map<String, Double> VALUES =
            Map.of("one", 1.0, "two", 2.0, "gone", Double.NaN, "lost", Double.NaN);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "two + 3 * two | 8",
                "(two + 3) * two | 10",
                "two - 1 - 1 | 0",
                "8 / two / two | 2",
                "100 * one / SERVICE_QUOTA(one) | 10",
                "one < two | 1",
                "one >= two | 0",
                "one == 1 AND two != 1 | 1",
                "one > 1 OR two > 1 | 1",
                "IF(one > two, 5, 7) | 7",
                "IF(one < 2 AND (two < 1 OR two > 1), 5, 7) | 5",
                "FILL(gone, 4) + two | 6",
                "SUM(METRICS()) | 3",
                "MAX([one, two, gone]) | 2",
                "SUM(FILL(METRICS(), 10)) | 23",
            })
    void what_the_template_uses_is_worked_out(String expression, double value) {
        assertThat(valueOf(expression, Maths.Gap.STAYS_A_GAP)).isEqualTo(value);
        assertThat(valueOf(expression, Maths.Gap.IS_ZERO)).isEqualTo(value);
    }

    @Test
    void what_an_operator_makes_of_a_gap_is_read_in_both_ways() {
        assertThat(valueOf("gone + two", Maths.Gap.IS_ZERO)).isEqualTo(2);
        assertThat(valueOf("gone + two", Maths.Gap.STAYS_A_GAP)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gone + lost", "IF(gone > lost, 1, 0)", "MAX([gone, lost])", "1 / 0"})
    void nothing_comes_of_nothing(String expression) {
        assertThat(valueOf(expression, Maths.Gap.IS_ZERO)).isNaN();
        assertThat(valueOf(expression, Maths.Gap.STAYS_A_GAP)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "three",
                "RATE(one)",
                "one $ two",
                "one two",
                "(one",
                "[one, two] + 1",
                "one AND one OR two"
            })
    void what_is_not_known_fails(String expression) {
        assertThatThrownBy(() -> valueOf(expression, Maths.Gap.IS_ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double valueOf(String expression, Maths.Gap gap) {
        return new Maths(expression).of(VALUES, new Maths.Reading(gap, 10));
    }
}
