package io.sprintqueue.jira;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;

class ReadingTimeTest {
    private static final Instant SENT = Instant.parse("2026-10-05T09:12:44.500Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Mon, 05 Oct 2026 09:12:45 GMT | 2026-10-05T09:12:43.300Z
                    Mon, 05 Oct 2026 09:22:45 GMT | 2026-10-05T09:22:43.300Z
                    Mon, 05 Oct 2026 09:02:45 GMT | 2026-10-05T09:02:43.300Z
                    """)
    void it_is_when_the_request_was_sent_by_jiras_clock_less_a_second(String date, Instant at) {
        assertThat(ReadingTime.of(SENT, SENT.plusMillis(700), date)).isEqualTo(at);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-10-05T09:12:45Z"})
    void without_a_readable_date_our_clock_is_believed(String date) {
        assertThat(ReadingTime.of(SENT, SENT.plusMillis(700), date))
                .isEqualTo(SENT.minusSeconds(1));
    }

    /// The answer's own time would be later than the reading, and would beat a webhook of a change
    /// that came between.
    @Test
    void it_is_never_later_than_jira_looked() {
        var random = new Random(20_261_128);
        for (int round = 0; round < 1_000; round++) {
            Duration theirClock = Duration.ofMillis(random.nextInt(600_000) - 300_000);
            Instant looked = SENT.plusMillis(random.nextInt(20_000));
            Instant dated = looked.plusMillis(random.nextInt(2_000));
            Instant received = dated.plusMillis(random.nextInt(2_000));
            String date =
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(
                            dated.plus(theirClock).atOffset(ZoneOffset.UTC));

            assertThat(ReadingTime.of(SENT, received, date)).isBefore(looked.plus(theirClock));
        }
    }
}
