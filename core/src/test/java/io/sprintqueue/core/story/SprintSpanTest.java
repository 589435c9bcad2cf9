package io.sprintqueue.core.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.readmodel.Sprint;
import io.sprintqueue.core.story.SprintSpan.End;
import io.sprintqueue.core.story.SprintSpan.EndBasis;
import io.sprintqueue.core.story.SprintSpan.Start;
import io.sprintqueue.core.story.SprintSpan.StartBasis;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Optional;

class SprintSpanTest {
    private static final Instant NOW = Instant.parse("2026-10-20T12:00:00Z");
    private static final String ACTIVATED = "2026-10-05T07:00:03Z";
    private static final String PLANNED = "2026-10-05T07:00:00Z";
    private static final String COMPLETED = "2026-10-16T14:00:00Z";
    private static final Instant TOLD = Instant.parse("2026-10-05T07:00:04Z");

    private static SprintSpan span(
            String state,
            @Nullable String activatedDate,
            @Nullable String completeDate,
            Optional<Instant> told) {
        var sprint =
                new Sprint(
                        "41",
                        "S",
                        state,
                        null,
                        PLANNED,
                        null,
                        completeDate,
                        activatedDate,
                        null,
                        false);
        return SprintSpan.of(sprint, told, NOW);
    }

    @Test
    void the_event_tells_the_start_best_then_the_date_of_activation_then_the_planned_date() {
        assertThat(span("active", ACTIVATED, null, Optional.of(TOLD)).start())
                .isEqualTo(new Start(TOLD, StartBasis.EVENT));
        assertThat(span("active", ACTIVATED, null, Optional.empty()).start())
                .isEqualTo(new Start(Instant.parse(ACTIVATED), StartBasis.ACTIVATED_DATE));
        assertThat(span("active", null, null, Optional.empty()).start())
                .isEqualTo(new Start(Instant.parse(PLANNED), StartBasis.START_DATE));
    }

    @Test
    void only_the_planned_date_is_approximate() {
        assertThat(span("active", ACTIVATED, null, Optional.of(TOLD)).start().approximate())
                .isFalse();
        assertThat(span("active", ACTIVATED, null, Optional.empty()).start().approximate())
                .isFalse();
        assertThat(span("active", null, null, Optional.empty()).start().approximate()).isTrue();
    }

    @Test
    void a_future_sprint_has_not_started_whatever_its_dates() {
        assertThat(span("future", null, null, Optional.empty()).start())
                .isEqualTo(new Start(null, StartBasis.UNKNOWN));
    }

    @Test
    void a_closed_sprint_ends_with_its_date_of_completion_and_a_reopened_one_now() {
        assertThat(span("closed", null, COMPLETED, Optional.empty()).end())
                .isEqualTo(new End(Instant.parse(COMPLETED), EndBasis.COMPLETE_DATE));
        assertThat(span("active", null, COMPLETED, Optional.empty()).end())
                .isEqualTo(new End(NOW, EndBasis.NOW));
    }

    @Test
    void the_end_of_a_closed_sprint_without_a_date_is_unknown() {
        assertThat(span("closed", null, null, Optional.empty()).end())
                .isEqualTo(new End(null, EndBasis.UNKNOWN));
        assertThat(span("closed", null, "yesterday", Optional.empty()).end())
                .isEqualTo(new End(null, EndBasis.UNKNOWN));
    }
}
