package io.sprintqueue.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

class LimitsAndRetryTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "limits: { bodyBytes: 1000 }",
                "limits: { bodyBytes: 4500000 }",
                "limits: { eventAge: PT1H }",
                "limits: { eventAge: P5000D, tombstone: P6000D }",
                "limits: { eventAge: P10000D, tombstone: P20000D }",
                "limits: { eventAge: P60D, tombstone: P61DT1S }",
                "limits: { eventAge: PT1H, tombstone: PT25H1S }",
                "limits: { deduplication: PT75M }",
                "limits: { deduplication: P14D }",
                "limits: { history: P1D }",
                "limits: { history: P10000D }",
                "limits: { deduplication: PT75M, history: PT75M }",
                "retry: { base: PT1S }",
                "retry: { base: PT5M }",
                "retry: { base: PT12H, cap: PT12H }",
                "retry: { base: PT1S, cap: PT1S }",
                "retry: { factor: 1 }",
                "retry: { factor: 10 }",
                "retry: { redrive: { base: PT1S } }",
                "retry: { redrive: { base: PT12H, cap: PT12H } }",
                "retry: { redrive: { factor: 1, cycles: 1 } }",
                "retry: { redrive: { factor: 10, cycles: 10 } }",
                "health: { backlogAge: PT1M, quiet: PT1M }",
                "health: { backlogAge: P14D, quiet: P14D }",
                "sync: { cadences: { reconcile: PT1S, census: P7D }, slice: PT2S }",
                "sync: { slice: PT45S }"
            })
    void a_value_on_its_limit_is_valid(String yaml) {
        assertThat(Reading.problems(yaml)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "limits: { bodyBytes: 999 }|limits.bodyBytes: '999' is below the limit; write 1000",
                "limits: { bodyBytes: 4500001 }|'4500001' is above the limit; write 4500000 or"
                        + " less",
                "limits: { bodyBytes: 999999999999999999 }|bodyBytes: '999999999999999999' is"
                        + " above",
                "limits: { bodyBytes: 9999999999999999999 }|'9999999999999999999' is not a",
                "limits: { bodyBytes: -1 }|limits.bodyBytes: '-1' is below the limit",
                "limits: { bodyBytes: 4.5 }|limits.bodyBytes: '4.5' is not a whole number",
                "limits: { bodyBytes: 04000 }|limits.bodyBytes: '04000' is not a whole number",
                "limits: { bodyBytes: 4_000 }|limits.bodyBytes: '4_000' is not a whole number",
                "limits: { bodyBytes: true }|limits.bodyBytes: 'true' is not a whole number",
                "limits: { bodyBytes: [1] }|limits.bodyBytes: a list is not a whole number",
                "limits: { eventAge: PT59M59S }|'PT59M59S' is below the limit; write PT1H or more",
                "limits: { eventAge: P10001D }|'P10001D' is above the limit; write P10000D or less",
                "limits: { eventAge: 60 days }|limits.eventAge: '60 days' is not a duration",
                "limits: { eventAge: -P60D }|limits.eventAge: '-P60D' is below the limit",
                "limits: { eventAge: P99999999999999D }|'P99999999999999D' is above the limit",
                "limits: { eventAge: P999999999999999999999D }|is not a duration",
                "limits: { eventAge: P2M }|limits.eventAge: 'P2M' is not a duration",
                "limits: { eventAge: {} }|limits.eventAge: a mapping is not a duration",
                "limits: { eventAge: [P1D] }|limits.eventAge: a list is not a duration",
                "limits: { tombstone: P61D }|'P61D' is below the limit; write P61DT1S or more",
                "limits: { tombstone: PT24H }|limits.tombstone: 'PT24H' is below the limit; write"
                        + " P61DT1S or more: it must outlive limits.eventAge, which is P60D,",
                "limits: { tombstone: P20001D }|limits.tombstone: 'P20001D' is above the limit",
                "limits: { eventAge: P89D }|limits.eventAge: limits.tombstone is P90D and",
                "limits: { deduplication: PT74M59S }|write PT1H15M or more: Jira's last" + " retry",
                "limits: { deduplication: P14DT1S }|'P14DT1S' is above the limit; write P14D or"
                        + " less",
                "retry: { base: PT0.999S }|retry.base: 'PT0.999S' is below the limit; write PT1S",
                "retry: { base: PT5M1S }|retry.base: the first wait, base PT5M1S, is above",
                "retry: { cap: PT0S }|retry.cap: 'PT0S' is below the limit; write PT1S or more",
                "retry: { cap: PT12H1S }|write PT12H or less: SQS hides a message for 43200",
                "retry: { factor: 0 }|retry.factor: '0' is below the limit; write 1 or more",
                "retry: { factor: 11 }|retry.factor: '11' is above the limit; write 10 or less",
                "retry: { redrive: { base: PT0S } }|retry.redrive.base: 'PT0S' is below the limit",
                "retry: { redrive: { cap: PT12H1S } }|retry.redrive.cap: 'PT12H1S' is above the",
                "retry: { redrive: { cap: PT10M } }|retry.redrive.cap: the first wait, base PT15M",
                "retry: { redrive: { factor: 11 } }|retry.redrive.factor: '11' is above the limit",
                "retry: { redrive: { cycles: 0 } }|retry.redrive.cycles: '0' is below the limit",
                "retry: { redrive: { cycles: 11 } }|retry.redrive.cycles: '11' is above the limit",
                "health: { backlogAge: PT59S }|health.backlogAge: 'PT59S' is below the limit; write"
                        + " PT1M or more: statistics are kept by the minute",
                "health: { quiet: P14DT1S }|health.quiet: 'P14DT1S' is above the limit; write P14D"
                        + " or less: statistics are kept for 15 days",
                "health: { quiet: 3 days }|health.quiet: '3 days' is not a duration",
                "health: { quite: P3D }|health.quite"
            })
    void a_value_beyond_its_limit_is_a_problem(String yaml, String problem) {
        assertThat(Reading.problem(yaml)).startsWith("sprintqueue.yaml:1: ").contains(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "limits: { history: PT23H }|limits.history: 'PT23H' is below the limit; write P1D"
                        + " or more: it keeps the records of limits.deduplication, which is P1D,",
                "limits: { deduplication: P3D, history: P2D }|limits.history: 'P2D' is below the"
                        + " limit; write P3D or more",
                "limits: { history: P10001D }|limits.history: 'P10001D' is above the limit",
                "limits: { history: a year }|limits.history: 'a year' is not a duration"
            })
    void a_history_shorter_than_deduplication_or_endless_is_a_problem(String yaml, String problem) {
        assertThat(Reading.problem(yaml)).startsWith("sprintqueue.yaml:1: ").contains(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "sync: { cadences: { queue: PT0.5S } }|sync.cadences.queue: 'PT0.5S' is below the"
                        + " limit; write PT1S",
                "sync: { cadences: { sample: P8D } }|'P8D' is above the limit; write P7D or less",
                "sync: { cadences: { fill: P1D } }|'fill' is not a known key",
                "sync: { slice: PT46S }|sync.slice: 'PT46S' is above the limit; write PT45S"
            })
    void a_time_of_sync_beyond_its_limit_is_a_problem(String yaml, String problem) {
        assertThat(Reading.problem(yaml)).startsWith("sprintqueue.yaml:1: ").contains(problem);
    }

    @Test
    void the_limit_of_a_body_leaves_room_for_base64_within_a_request_of_lambda() {
        assertThat(Reading.problem("limits: { bodyBytes: 6000000 }"))
                .endsWith(
                        "Lambda takes requests of 6291456 bytes, base64 makes 6000000 of"
                                + " these, and the headers need the rest");
    }

    @Test
    void a_tombstone_that_is_too_short_is_explained() {
        assertThat(Reading.problem("limits:\n  eventAge: P100D\n"))
                .isEqualTo(
                        "sprintqueue.yaml:2: limits.eventAge: limits.tombstone is P90D and"
                                + " limits.eventAge P100D: a late event could resurrect a deleted"
                                + " item; make tombstone longer than P101D, which is eventAge and"
                                + " 24 hours");
    }

    @Test
    void a_short_deduplication_is_warned_of() {
        assertThat(Reading.warnings("limits:\n  deduplication: PT23H59M"))
                .singleElement()
                .asString()
                .startsWith("sprintqueue.yaml:2: limits.deduplication: is below P1D");
        assertThat(Reading.warnings("limits: { deduplication: P1D }")).isEmpty();
    }

    @Test
    void an_event_age_below_what_retries_take_is_warned_of() {
        // 75 minutes of Jira's, then 15 minutes, 1, 4 and 12 hours of ours.
        assertThat(Reading.warnings("limits: { eventAge: PT18H30M }")).isEmpty();
        assertThat(Reading.warnings("limits: { eventAge: PT18H29M }"))
                .singleElement()
                .asString()
                .contains("limits.eventAge: ", "may be PT18H30M old");
    }

    @Test
    void a_duration_may_be_written_in_lower_case() {
        assertThat(Reading.valid("limits: { eventAge: p30d }").limits().eventAge())
                .isEqualTo(Duration.ofDays(30));
    }
}
