package io.sprintqueue.jira;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/// When something was read, by Jira's clock.
///
/// It is when the request was sent, not when it was answered: a change that is made between the
/// two may be missing in the answer, and its webhook must win. Our clock is corrected by the
/// answer's `Date`, which is cut to the second and older than the answer's arrival, so the
/// correction never makes the reading later than it was.
final class ReadingTime {
    static final Duration MARGIN = Duration.ofSeconds(1);

    private ReadingTime() {}

    /// @param sent when the request was sent, by our clock, as `received`
    /// @param date the answer's `Date`; without a readable one our clock is taken as it is
    static Instant of(Instant sent, Instant received, @Nullable String date) {
        return sent.plus(correction(received, date)).minus(MARGIN);
    }

    private static Duration correction(Instant received, @Nullable String date) {
        if (date == null) {
            return Duration.ZERO;
        }
        try {
            Instant theirs =
                    ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return Duration.between(received, theirs);
        } catch (DateTimeException unreadable) {
            return Duration.ZERO;
        }
    }
}
