package io.sprintqueue.core.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.support.Bodies;
import io.sprintqueue.core.support.Envelopes;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

class EventRecordTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant LATER = NOW.plusMillis(1);

    @ParameterizedTest
    @EnumSource
    void every_outcome_but_retrying_settles(Outcome outcome) {
        boolean terminal = outcome != Outcome.RETRYING;

        assertThat(outcome.isTerminal()).isEqualTo(terminal);
        assertThat(settles(outcome, 0, LATER, 0)).isEqualTo(terminal);
    }

    @Test
    void a_record_settles_until_it_expires() {
        assertThat(settles(Outcome.APPLIED, 0, LATER, 0)).isTrue();
        assertThat(settles(Outcome.APPLIED, 0, NOW, 0)).isFalse();
    }

    @Test
    void a_replay_with_a_higher_number_goes_on_once() {
        assertThat(settles(Outcome.DEAD, 0, LATER, 1)).isFalse();
        assertThat(settles(Outcome.DEAD, 1, LATER, 1)).isTrue();
        assertThat(settles(Outcome.APPLIED, 2, LATER, 1)).isTrue();
    }

    @Test
    void a_copy_from_before_the_replay_that_is_being_tried_has_nothing_left_to_do() {
        assertThat(settles(Outcome.RETRYING, 1, LATER, 0)).isTrue();
        assertThat(settles(Outcome.RETRYING, 1, LATER, 1)).isFalse();
        assertThat(settles(Outcome.RETRYING, 1, LATER, 2)).isFalse();
        assertThat(settles(Outcome.RETRYING, 1, NOW, 0)).isFalse();
    }

    @Test
    void the_newest_attempts_are_kept() {
        EventRecord kept = record("r", attempts(25));

        assertThat(kept.attempts())
                .hasSize(EventRecord.ATTEMPTS_MAX)
                .startsWith(new EventRecord.Attempt(NOW, "error 15"))
                .endsWith(new EventRecord.Attempt(NOW, "error 24"));
        assertThat(record("r", attempts(10)).attempts()).hasSize(10);
        assertThat(record("r", List.of()).attempts()).isEmpty();
    }

    @Test
    void reasons_and_errors_are_cut_and_never_inside_a_character() {
        String long499 = "r".repeat(499);

        assertThat(record(null, List.of()).reason()).isNull();
        assertThat(record(long499 + "r", List.of()).reason()).hasSize(500);
        assertThat(record(long499 + "rr", List.of()).reason()).hasSize(500);
        assertThat(record(long499 + "😀", List.of()).reason()).isEqualTo(long499);
        assertThat(new EventRecord.Attempt(NOW, "e".repeat(9_999)).error()).hasSize(500);
    }

    private static boolean settles(Outcome outcome, int replay, Instant expiresAt, int arriving) {
        var body = Bodies.of("{'webhookEvent':'x'}");
        var known =
                new EventRecord(
                        Envelopes.of(body, NOW, replay),
                        outcome,
                        null,
                        NOW,
                        List.of(),
                        null,
                        expiresAt);
        return known.settles(Envelopes.of(body, NOW, arriving), NOW);
    }

    private static EventRecord record(@Nullable String reason, List<EventRecord.Attempt> attempts) {
        return new EventRecord(
                Envelopes.of(Bodies.of("{}"), NOW),
                Outcome.RETRYING,
                reason,
                null,
                attempts,
                null,
                LATER);
    }

    private static List<EventRecord.Attempt> attempts(int count) {
        return IntStream.range(0, count)
                .mapToObj(attempt -> new EventRecord.Attempt(NOW, "error " + attempt))
                .toList();
    }
}
