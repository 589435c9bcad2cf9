package io.sprintqueue.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.stream.IntStream;

class NowAndThenTest {
    @Test
    void the_first_is_due_and_then_each_time_the_count_has_doubled() {
        var nowAndThen = new NowAndThen();

        assertThat(IntStream.rangeClosed(1, 1_000).filter(_ -> nowAndThen.isDue()))
                .containsExactly(1, 2, 4, 8, 16, 32, 64, 128, 256, 512);
    }
}
