package io.sprintqueue.core.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.config.ConfigurationReader;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.stream.Stream;

class RetentionTest {
    @Test
    void what_is_not_settled_well_is_kept_for_30_days_and_the_rest_as_configured() {
        var limits = ConfigurationReader.defaults().limits();

        assertThat(
                        Stream.of(Outcome.values())
                                .filter(outcome ->
                                        Retention.of(outcome, limits).equals(Duration.ofDays(30))))
                .containsExactly(Outcome.RETRYING, Outcome.DEAD);
        assertThat(Retention.of(Outcome.APPLIED, limits)).isEqualTo(limits.deduplication());
    }
}
