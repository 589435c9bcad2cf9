package io.sprintqueue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountTest {
    @Test
    void only_one_is_not_a_plural() {
        assertThat(Count.of(0, "problem")).isEqualTo("0 problems");
        assertThat(Count.of(1, "time")).isEqualTo("1 time");
        assertThat(Count.of(2, "time")).isEqualTo("2 times");
    }
}
