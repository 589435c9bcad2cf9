package io.sprintqueue.local.story;

import io.sprintqueue.core.time.JiraTime;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Moves every time in a Jira body by one amount, each in the form it was written in, so that
/// samples never become too old. Days are moved by whole days.
public final class TimeShift {
    private static final Pattern ANY =
            Pattern.compile(
                    "(?<epoch>\"timestamp\"\\s*:\\s*\"?)(?<millis>\\d{13})"
                            + "|(?<time>\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d"
                            + "(?<fraction>\\.\\d{3})?)"
                            + "(?<offset>Z|[+-]\\d\\d:?\\d\\d)"
                            + "|(?<plain>\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d)"
                            + "|(?<date>(?<![\\d-])\\d{4}-\\d\\d-\\d\\d(?![\\dT-]))"
                            + "|(?<short>\\b\\d\\d/[A-Z][a-z]{2}/\\d\\d\\b)");
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter PLAIN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.S", Locale.ROOT);
    private static final DateTimeFormatter SHORT =
            DateTimeFormatter.ofPattern("dd/MMM/uu", Locale.ENGLISH);

    private final Duration by;

    /// Shifts by an amount, forward where it is positive.
    public TimeShift(Duration by) {
        this.by = by;
    }

    /// The shift after which the one instant has become the other.
    public static TimeShift between(Instant from, Instant to) {
        return new TimeShift(Duration.between(from, to));
    }

    /// The body with every time in it moved.
    public String apply(String body) {
        Matcher matcher = ANY.matcher(body);
        return matcher.replaceAll(match -> Matcher.quoteReplacement(shiftedIfTime(match)));
    }

    /// Text that only looks like a time, such as a 13th month, stays unchanged.
    private String shiftedIfTime(MatchResult match) {
        try {
            return shifted(match);
        } catch (DateTimeException noTime) {
            return match.group();
        }
    }

    private String shifted(MatchResult match) {
        if (match.group("millis") != null) {
            return match.group("epoch") + (Long.parseLong(match.group("millis")) + by.toMillis());
        }
        if (match.group("time") != null) {
            DateTimeFormatter form = match.group("fraction") == null ? SECONDS : MILLIS;
            return shiftedTime(match.group("time"), match.group("offset"), form);
        }
        if (match.group("plain") != null) {
            return LocalDateTime.parse(match.group("plain"), PLAIN).plusDays(days()).format(PLAIN);
        }
        if (match.group("date") != null) {
            return LocalDate.parse(match.group("date")).plusDays(days()).toString();
        }
        return LocalDate.parse(match.group("short"), SHORT).plusDays(days()).format(SHORT);
    }

    private String shiftedTime(String time, String offset, DateTimeFormatter form) {
        return JiraTime.time(time + offset)
                .map(moment -> moment.plus(by).format(form) + offset)
                .orElse(time + offset);
    }

    private long days() {
        return by.toDays();
    }
}
