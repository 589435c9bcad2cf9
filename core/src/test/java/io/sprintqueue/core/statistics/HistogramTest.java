package io.sprintqueue.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

class HistogramTest {
    private static final int[] PERCENTS = {1, 50, 95, 99, 100};

    @Test
    void the_middle_of_a_bucket_is_within_a_sixteenth_of_every_number_in_it() {
        LongStream around =
                IntStream.range(0, 40)
                        .mapToLong(power -> 1L << power)
                        .flatMap(power ->
                                LongStream.of(
                                        power - 1, power, power + 1, power / 3 * 4, power * 2 - 1));

        assertThat(LongStream.concat(around, LongStream.range(0, 100_000)))
                .allSatisfy(number ->
                        assertThat(Math.abs(Buckets.middle(Buckets.of(number)) - number) * 16)
                                .as("%d", number)
                                .isLessThanOrEqualTo(number));
    }

    @Test
    void buckets_follow_each_other_without_a_gap() {
        assertThat(IntStream.range(0, Buckets.COUNT))
                .allSatisfy(
                        bucket -> assertThat(Buckets.of(Buckets.middle(bucket))).isEqualTo(bucket));
        assertThat(Buckets.COUNT).isEqualTo(304);
    }

    @Test
    void what_is_out_of_bounds_counts_as_the_bound() {
        assertThat(Histogram.of(-5)).isEqualTo(Histogram.of(0));
        assertThat(Histogram.of(Long.MAX_VALUE)).isEqualTo(Histogram.of(Buckets.VALUE_MAX));
    }

    @Test
    void percentiles_of_many_numbers_are_those_of_the_sorted_numbers_within_a_sixteenth() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        long[] numbers =
                LongStream.generate(() -> (long) Math.exp(random.nextDouble() * 20))
                        .limit(1_000)
                        .toArray();
        Histogram all =
                Arrays.stream(numbers)
                        .mapToObj(Histogram::of)
                        .reduce(Histogram.EMPTY, Histogram::plus);
        Arrays.sort(numbers);

        assertThat(all.total()).isEqualTo(1_000);
        for (int percent : PERCENTS) {
            long exact = numbers[percent * 10 - 1];
            long found = all.percentile(percent).orElseThrow();
            assertThat(Math.abs(found - exact) * 16)
                    .as("p%d of seed %d: %d for %d", percent, seed, found, exact)
                    .isLessThanOrEqualTo(exact);
        }
    }

    @Test
    void nothing_measured_has_no_percentile() {
        assertThat(Histogram.EMPTY.percentile(50)).isEmpty();
        assertThat(Histogram.of(7).percentile(1)).hasValue(7);
    }

    @Test
    void a_bucket_that_cannot_be_is_refused() {
        assertThatThrownBy(() -> new Histogram(Map.of(304, 1L)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Histogram(Map.of(-1, 1L)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Histogram(Map.of(1, 0L)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
