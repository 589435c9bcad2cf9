package io.sprintqueue.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

class TimeShiftTest {
    private static final Duration SHIFT = Duration.ofDays(90).plusMinutes(30).plusMillis(5);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"timestamp\":1791277371610 | \"timestamp\":1799055171615",
                "\"timestamp\" : 1791277371610 | \"timestamp\" : 1799055171615",
                "\"timestamp\": \"1791277371610\" | \"timestamp\": \"1799055171615\"",
                "2026-10-05T09:12:44.812+0200 | 2027-01-03T09:42:44.817+0200",
                "2026-10-05T09:12:44.812Z | 2027-01-03T09:42:44.817Z",
                "2026-10-05T09:12:44.812+02:00 | 2027-01-03T09:42:44.817+02:00",
                "2026-10-05T23:45:00.000-0330 | 2027-01-04T00:15:00.005-0330",
                "2026-10-14 00:00:00.0 | 2027-01-12 00:00:00.0",
                "\"2026-10-14\" | \"2027-01-12\"",
                "13/Oct/26 | 11/Jan/27",
            })
    void each_form_of_a_time_is_moved_and_keeps_its_form(String before, String after) {
        assertThat(new TimeShift(SHIFT).apply(before)).isEqualTo(after);
        assertThat(new TimeShift(SHIFT.negated()).apply(after)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version 1.2.3, build 2026.10.05",
                "\"id\":1791277371610",
                "\"timestamp\":17912773716",
                "\"id\":\"10013\"",
                "192.0.2.10 and 0|hzzzzz:",
                "2026-13-45 is no day, nor is 99/Xyz/26",
                "5b10a2844c20165700ede203",
                "a-2026-10-05-b",
                "{}",
            })
    void a_text_that_is_not_a_time_stays_unchanged(String text) {
        assertThat(new TimeShift(SHIFT).apply(text)).isEqualTo(text);
    }

    @Test
    void a_time_without_milliseconds_is_moved_and_has_none_afterwards() {
        assertThat(new TimeShift(SHIFT).apply("2026-10-05T09:12:44Z 2026-10-05T09:12:44+02:00"))
                .isEqualTo("2027-01-03T09:42:44Z 2027-01-03T09:42:44+02:00");
    }

    @Test
    void a_dollar_and_a_backslash_are_texts_like_any_other() {
        assertThat(new TimeShift(SHIFT).apply("$1 \\n 2026-10-14")).isEqualTo("$1 \\n 2027-01-12");
    }

    @Test
    void a_leap_day_is_a_day() {
        var day = new TimeShift(Duration.ofDays(1));

        assertThat(day.apply("2028-02-28")).isEqualTo("2028-02-29");
        assertThat(day.apply("2028-12-31T23:59:59.999Z")).isEqualTo("2029-01-01T23:59:59.999Z");
    }

    @Test
    void days_move_by_whole_days_however_much_of_a_day_is_left() {
        var almostTwo = new TimeShift(Duration.ofHours(47));

        assertThat(almostTwo.apply("2026-10-14")).isEqualTo("2026-10-15");
        assertThat(new TimeShift(Duration.ofHours(-47)).apply("2026-10-15"))
                .isEqualTo("2026-10-14");
    }

    @Test
    void between_two_instants_the_one_becomes_the_other() {
        Instant from = Instant.parse("2026-10-05T07:12:44.812Z");
        Instant to = Instant.parse("2027-01-01T00:00:00.001Z");

        assertThat(TimeShift.between(from, to).apply("2026-10-05T07:12:44.812Z"))
                .isEqualTo("2027-01-01T00:00:00.001Z");
    }

    @Test
    void no_shift_leaves_every_sample_as_it_is_and_there_and_back_does_too() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("..", "events"))) {
            for (Path file : files.filter(TimeShiftTest::isOfJira).toList()) {
                String text = Files.readString(file);
                assertThat(new TimeShift(Duration.ZERO).apply(text)).isEqualTo(text);
                assertThat(new TimeShift(SHIFT.negated()).apply(new TimeShift(SHIFT).apply(text)))
                        .as(file.toString())
                        .isEqualTo(text);
            }
        }
    }

    /// The schedule's own time has whole seconds, and is no part of a story.
    private static boolean isOfJira(Path file) {
        return file.toString().endsWith(".json") && !file.endsWith("scheduled.json");
    }
}
