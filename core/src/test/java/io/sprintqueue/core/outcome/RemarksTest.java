package io.sprintqueue.core.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.List;

class RemarksTest {
    @Test
    void the_first_five_of_each_kind_are_kept_and_the_rest_is_counted() {
        var many = new Remarks(Collections.nCopies(7, "x".repeat(99)), List.of("epicKey"));

        assertThat(many.bounded().warnings())
                .hasSize(Remarks.MAX + 1)
                .startsWith("x".repeat(60))
                .endsWith("and 2 more");
        assertThat(many.bounded().clearedAbsent()).containsExactly("epicKey");
        assertThat(Remarks.NONE.bounded()).isEqualTo(Remarks.NONE);
    }
}
