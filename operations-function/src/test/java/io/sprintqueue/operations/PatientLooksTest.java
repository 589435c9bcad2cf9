package io.sprintqueue.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.operations.HealthReport.Finding;
import io.sprintqueue.operations.HealthReport.Status;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

class PatientLooksTest {
    private final Deque<Status> toBeFound = new ArrayDeque<>();
    private final List<Duration> patience = new ArrayList<>();
    private final PatientLooks looks = new PatientLooks(this::look);

    @Test
    void what_seems_wrong_only_to_a_process_that_has_just_started_is_not_wrong() {
        toBeFound.addAll(List.of(Status.DOWN, Status.OK));

        assertThat(looks.get().status()).isEqualTo(Status.OK);
    }

    @Test
    void what_is_wrong_at_a_second_look_is_wrong() {
        toBeFound.addAll(List.of(Status.DEGRADED, Status.DOWN));

        assertThat(looks.get().status()).isEqualTo(Status.DOWN);
    }

    @Test
    void where_all_is_well_one_look_is_enough() {
        toBeFound.add(Status.OK);

        assertThat(looks.get().status()).isEqualTo(Status.OK);
    }

    @Test
    void a_process_that_has_looked_believes_what_it_sees() {
        toBeFound.addAll(List.of(Status.OK, Status.DOWN, Status.DEGRADED));
        looks.get();

        assertThat(looks.get().status()).isEqualTo(Status.DOWN);
        assertThat(looks.get().status()).isEqualTo(Status.DEGRADED);
    }

    @Test
    void only_the_first_look_is_long_and_both_end_before_the_function_does() {
        toBeFound.addAll(List.of(Status.DOWN, Status.DOWN, Status.DOWN));
        looks.get();
        looks.get();

        assertThat(patience)
                .containsExactly(
                        PatientLooks.AT_FIRST, PatientLooks.AFTERWARDS, PatientLooks.AFTERWARDS);
        assertThat(PatientLooks.AT_FIRST.plus(PatientLooks.AFTERWARDS))
                .isLessThan(Duration.ofSeconds(10));
    }

    private HealthReport look(Duration longest) {
        patience.add(longest);
        return new HealthReport(
                List.of(new Finding("one", toBeFound.remove(), null)), List.of(), null);
    }
}
