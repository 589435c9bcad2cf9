package io.sprintqueue.store.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareTest {
    /// The bounds are those of R's `prop.test(part, whole, correct = FALSE)`.
    @ParameterizedTest
    @CsvSource({
        "20, 20, 100, 83.887, 100",
        "0, 20, 0, 0, 16.113",
        "81, 263, 30.798, 25.529, 36.621",
        "999, 1000, 99.9, 99.436, 99.982",
    })
    void a_share_has_the_bounds_of_wilson(
            long part, long whole, double percent, double low, double high) {
        var share = new Share(part, whole);

        assertThat(share.percent().orElseThrow()).isCloseTo(percent, within(0.001));
        assertThat(share.interval().low()).isCloseTo(low, within(0.01));
        assertThat(share.interval().high()).isCloseTo(high, within(0.01));
    }

    @Test
    void of_nothing_there_is_no_share_and_it_may_be_any() {
        assertThat(new Share(0, 0).percent()).isEmpty();
        assertThat(new Share(0, 0).interval()).isEqualTo(new Share.Interval(0, 100));
    }
}
