package io.sprintqueue.core.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.readmodel.Sprint.Phase;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;

class SprintTest {
    private static final String START = "2026-10-05T09:00:00Z";
    private static final String END = "2026-10-19T09:00:00Z";
    private static final String COMPLETE = "2026-10-18T09:00:00Z";
    private static final String ACTIVATED = "2026-10-05T10:00:00Z";

    @ParameterizedTest
    @CsvSource({
        "active, ACTIVE",
        "FUTURE, FUTURE",
        "Closed, CLOSED",
        "unknown, UNKNOWN",
        ", UNKNOWN"
    })
    void a_sprint_is_in_the_phase_that_its_state_names(@Nullable String state, Phase phase) {
        assertThat(sprint(state).phase()).isEqualTo(phase);
    }

    @Test
    void it_is_there_since_it_was_started_or_closed_and_a_future_one_when_it_shall_begin() {
        assertThat(sprint("active").since()).contains(Instant.parse(ACTIVATED));
        assertThat(sprint("closed").since()).contains(Instant.parse(COMPLETE));
        assertThat(sprint("future").since()).contains(Instant.parse(START));
    }

    @Test
    void a_planned_date_stands_for_one_that_is_not_known() {
        assertThat(
                        new Sprint("41", null, "active", null, START, END, null, null, null, false)
                                .since())
                .contains(Instant.parse(START));
        assertThat(
                        new Sprint("41", null, "closed", null, START, END, null, null, null, false)
                                .since())
                .contains(Instant.parse(END));
        assertThat(
                        new Sprint("41", null, "future", null, null, END, null, null, null, false)
                                .since())
                .isEmpty();
    }

    private static Sprint sprint(@Nullable String state) {
        return new Sprint("41", null, state, null, START, END, COMPLETE, ACTIVATED, "9", false);
    }
}
