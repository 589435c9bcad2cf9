package io.sprintqueue.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.core.delivery.Origin;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.core.statistics.Statistics.Measure;
import io.sprintqueue.core.statistics.Statistics.Series;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

class StatisticsTest {
    private static final Series LAG = new Series(Measure.QUEUE_LAG, Lane.BULK);
    private static final Series OTHER_LAG = new Series(Measure.QUEUE_LAG, Lane.INTERACTIVE);

    @Test
    void those_of_two_writers_add_up_whatever_the_order() {
        Statistics one = Statistics.NONE.counted(Counter.APPLIED, 2).measured(LAG, 5);
        Statistics other =
                Statistics.NONE
                        .counted(Counter.APPLIED, 3)
                        .counted(Counter.STALE, 1)
                        .measured(LAG, 5)
                        .measured(OTHER_LAG, 7);

        assertThat(one.plus(other)).isEqualTo(other.plus(one));
        assertThat(one.plus(other).count(Counter.APPLIED)).isEqualTo(5);
        assertThat(one.plus(other).histogram(LAG).total()).isEqualTo(2);
        assertThat(one.plus(other).histogram(LAG, OTHER_LAG).total()).isEqualTo(3);
        assertThat(one.plus(Statistics.NONE)).isEqualTo(one);
    }

    @Test
    void what_counts_nothing_is_empty() {
        assertThat(Statistics.NONE.counted(Counter.DEAD, 0).isEmpty()).isTrue();
        assertThat(Statistics.NONE.measured(LAG, 0).isEmpty()).isFalse();
        assertThat(Statistics.NONE.count(Counter.DEAD)).isZero();
    }

    @Test
    void what_sync_has_read_is_counted_apart_but_for_what_fails() {
        assertThat(Arrays.stream(Outcome.values()).map(o -> Counter.of(o, Origin.SYNC)))
                .containsOnly(
                        Counter.SYNC_APPLIED,
                        Counter.SYNC_UNCHANGED,
                        Counter.RETRYING,
                        Counter.DEAD);
        assertThat(Arrays.stream(Outcome.values()).map(o -> MetricName.of(o, Origin.SYNC)))
                .containsOnly(
                        MetricName.SYNC_APPLIED,
                        MetricName.SYNC_UNCHANGED,
                        MetricName.RETRIED,
                        MetricName.DEAD);
    }

    @Test
    void each_outcome_has_a_counter_and_a_metric_of_its_own() {
        assertThat(Arrays.stream(Outcome.values()).map(o -> Counter.of(o, Origin.JIRA)))
                .doesNotHaveDuplicates()
                .noneMatch(Counter::isOfSync);
        assertThat(Arrays.stream(Outcome.values()).map(o -> MetricName.of(o, Origin.JIRA)))
                .doesNotHaveDuplicates();
        assertThat(Arrays.stream(MetricName.values()).map(MetricName::toString))
                .doesNotHaveDuplicates();
        assertThat(Counter.APPLIED).hasToString("applied");
    }
}
