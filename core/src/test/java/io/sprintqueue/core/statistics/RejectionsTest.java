package io.sprintqueue.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

class RejectionsTest {
    private static final Instant MINUTE = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant NEXT = MINUTE.plusSeconds(60);

    private final Rejections some =
            Rejections.NONE
                    .counted(MINUTE, Rejection.UNSIGNED, 2)
                    .counted(MINUTE, Rejection.UNSIGNED, 1)
                    .counted(NEXT, Rejection.TOO_LARGE, 4);

    @Test
    void counts_add_up_by_minute_and_reason() {
        Rejections sum =
                Rejections.sum(
                        Stream.of(some, Rejections.NONE.counted(NEXT, Rejection.UNSIGNED, 5)));

        assertThat(sum.in(MINUTE)).isEqualTo(Map.of(Rejection.UNSIGNED, 3L));
        assertThat(sum.in(NEXT)).isEqualTo(Map.of(Rejection.UNSIGNED, 5L, Rejection.TOO_LARGE, 4L));
        assertThat(sum.in(NEXT.plusSeconds(60))).isEmpty();
        assertThat(sum.total()).isEqualTo(Map.of(Rejection.UNSIGNED, 8L, Rejection.TOO_LARGE, 4L));
        assertThat(Rejections.sum(Stream.of(Rejections.NONE, some))).isEqualTo(some);
    }

    @Test
    void a_part_of_the_time_has_both_its_ends() {
        assertThat(some.between(MINUTE, NEXT)).isEqualTo(some);
        assertThat(some.between(NEXT, MINUTE)).isEqualTo(Rejections.NONE);
        assertThat(some.between(NEXT, NEXT).total()).isEqualTo(Map.of(Rejection.TOO_LARGE, 4L));
        assertThat(some.between(MINUTE, MINUTE).total()).isEqualTo(Map.of(Rejection.UNSIGNED, 3L));
    }
}
