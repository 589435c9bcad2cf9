package io.sprintqueue.lab.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

class EndsTest {
    private static final Instant BEGIN = Instant.parse("2026-11-28T09:00:00Z");

    @Test
    void an_event_that_was_accepted_and_never_applied_is_lost() {
        assertThat(ends(sample("a", 0, true), sample("b", 1, true)).lost()).isEqualTo(1);
    }

    @Test
    void an_event_that_was_refused_is_not_lost() {
        assertThat(ends(sample("a", 0, true), sample("b", 1, false)).lost()).isZero();
    }

    @Test
    void a_second_body_of_the_same_millisecond_is_the_same_event_again() {
        assertThat(ends(sample("a", 0, true), sample("b", 0, true)).lost()).isZero();
    }

    @Test
    void two_events_of_a_millisecond_that_has_none_applied_are_both_lost() {
        assertThat(ends(sample("a", 0, true), sample("b", 1, true), sample("c", 1, true)).lost())
                .isEqualTo(2);
    }

    /// Of which the first alone is applied.
    private static Ends ends(Sample... samples) {
        return new Ends(List.of(samples), List.of(new Applied("a", BEGIN, BEGIN.plusSeconds(1))));
    }

    private static Sample sample(String id, int millis, boolean accepted) {
        Instant due = BEGIN.plusMillis(millis);
        return new Sample(id, due, due, accepted);
    }
}
