package io.sprintqueue.operations;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.Map;

class OperationsTest {
    @Test
    void no_two_subjects_answer_one_route() {
        Endpoints subject = () -> Map.of("GET /ops/x", _ -> Answer.notFound("x"));

        assertThatThrownBy(() -> new Operations(subject, subject))
                .hasMessage("two subjects answer GET /ops/x");
    }
}
