package io.sprintqueue.store.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class FillForecastTest {
    @Test
    void a_fill_is_foretold_by_the_number_of_issues_and_the_budget() {
        FillForecast forecast = FillForecast.of(100_000, 5);

        assertThat(forecast.requests()).isEqualTo(1_100);
        assertThat(forecast.time()).isEqualTo(Duration.ofSeconds(220));
        assertThat(forecast.dollars()).isEqualTo(0.68);
    }

    @Test
    void a_part_of_a_page_is_a_request_too() {
        assertThat(FillForecast.of(101, 3))
                .isEqualTo(new FillForecast(101, 3, Duration.ofSeconds(1), 0.0006868));
        assertThat(FillForecast.of(0, 5).requests()).isZero();
    }
}
