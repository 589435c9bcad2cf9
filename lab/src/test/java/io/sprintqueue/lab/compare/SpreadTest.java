package io.sprintqueue.lab.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class SpreadTest {
    @Test
    void of_no_values_there_is_none() {
        assertThat(Spread.of(List.of())).isEmpty();
    }

    @Test
    void the_median_of_an_odd_number_is_one_of_them() {
        assertThat(Spread.of(List.of(9.0, 1.0, 4.0))).contains(new Spread(1, 4, 9));
    }

    @Test
    void the_median_of_an_even_number_is_between_the_two_in_the_middle() {
        assertThat(Spread.of(List.of(9.0, 1.0, 4.0, 5.0))).contains(new Spread(1, 4.5, 9));
    }

    @Test
    void minimum_and_maximum_are_shown_if_they_differ() {
        assertThat(new Spread(1, 4, 9).text("%.1f"::formatted)).isEqualTo("4.0 (1.0–9.0)");
        assertThat(new Spread(4.01, 4.02, 4.03).text("%.1f"::formatted)).isEqualTo("4.0");
    }
}
