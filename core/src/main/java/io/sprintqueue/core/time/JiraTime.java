package io.sprintqueue.core.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;

/// Reads Jira's two forms of a time: `2020-08-03T19:37:09.812-0700` in issues, and
/// `2020-07-30T21:13:24.588Z` (or `+02:00`) in sprints.
public final class JiraTime {
    private static final DateTimeFormatter EITHER =
            new DateTimeFormatterBuilder()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                    .optionalStart()
                    .appendOffset("+HH:MM", "Z")
                    .optionalEnd()
                    .optionalStart()
                    .appendOffset("+HHMM", "Z")
                    .optionalEnd()
                    .toFormatter(Locale.ROOT);

    private JiraTime() {}

    /// The instant, or nothing if the text is no time of either form.
    public static Optional<Instant> instant(String text) {
        return time(text).map(OffsetDateTime::toInstant);
    }

    /// The time in epoch milliseconds, from 1970 to 9999; nothing if the text says none.
    public static Optional<Long> millis(String text) {
        return instant(text).map(Instant::toEpochMilli).filter(EpochMillis::isInRange);
    }

    /// The time with its offset, or nothing if the text is no time of either form.
    public static Optional<OffsetDateTime> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text, EITHER))
                    .filter(time -> isYearOfFourDigits(time.getYear()));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /// A date as it is, a time as an instant in UTC; nothing if the text is neither.
    public static Optional<String> normalised(String text) {
        Optional<String> instant = instant(text).map(Instant::toString);
        return instant.isPresent() ? instant : date(text);
    }

    /// Java reads years of nine digits too, whose milliseconds no `long` holds.
    private static boolean isYearOfFourDigits(int year) {
        return year >= 1 && year <= 9_999;
    }

    private static Optional<String> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text))
                    .filter(date -> isYearOfFourDigits(date.getYear()))
                    .map(LocalDate::toString);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
