package io.sprintqueue.console.view;

import io.sprintqueue.console.data.Amount;
import io.sprintqueue.console.data.Person;
import io.sprintqueue.console.data.SprintReport.Moment;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// Numbers and times as people read them. What is unknown is a dash.
public final class Shown {
    /// Stands for what is unknown.
    public static final String UNKNOWN = "–";

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Shown() {}

    /// The text, or the dash.
    public static String text(@Nullable String text) {
        return text == null || text.isBlank() ? UNKNOWN : text;
    }

    /// The text, or the other one where it is absent.
    public static String or(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }

    /// 12,345, or the dash.
    public static String count(@Nullable Long count) {
        return count == null ? UNKNOWN : String.format(Locale.ROOT, "%,d", count);
    }

    /// 13, or 2.5, or the dash.
    public static String points(@Nullable Double points) {
        return points == null
                ? UNKNOWN
                : BigDecimal.valueOf(points).stripTrailingZeros().toPlainString();
    }

    /// 1 item, 3 points.
    public static String amount(Amount amount) {
        return count(amount.items())
                + (Long.valueOf(1).equals(amount.items()) ? " item, " : " items, ")
                + pointsOf(amount);
    }

    /// 3 points.
    public static String pointsOf(Amount amount) {
        return points(amount.points())
                + (Double.valueOf(1).equals(amount.points()) ? " point" : " points");
    }

    /// A value before or after a change: an empty one is called so.
    public static String value(@Nullable String value) {
        return value == null || value.isBlank() ? "(empty)" : value;
    }

    /// The person's name or id, or that it is not known who it was.
    public static String person(@Nullable Person person) {
        String title = person == null ? null : person.title();
        return title == null || title.isBlank() ? "someone unknown" : title;
    }

    /// How an item of a report ended, in words.
    public static String fate(@Nullable String end) {
        return switch (or(end, "")) {
            case "completed" -> "completed";
            case "carriedOver" -> "carried over";
            case "removed" -> "removed";
            case "deleted" -> "deleted";
            default -> text(end);
        };
    }

    /// What says when a sprint started or ended, in words.
    public static String basis(Moment moment) {
        String what =
                switch (moment.basis()) {
                    case "event" -> "an event told of it";
                    case "activatedDate" -> "as Jira noted it";
                    case "startDate" -> "as planned";
                    case "completeDate" -> "closed";
                    case "now" -> "not closed: until now";
                    default -> "unknown";
                };
        return moment.approximate() ? what + "; approximate" : what;
    }

    /// 91.5 %, or the dash.
    public static String percent(@Nullable Double percent) {
        return percent == null ? UNKNOWN : String.format(Locale.ROOT, "%.1f %%", percent);
    }

    /// 0.80, or the dash.
    public static String dollars(@Nullable Double dollars) {
        return dollars == null ? UNKNOWN : String.format(Locale.ROOT, "%,.2f", dollars);
    }

    /// 1 failed try, 2 failed tries.
    public static String number(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    /// 2026-11-24 12:01:58, in UTC.
    public static String time(Instant time) {
        return SECOND.format(time);
    }

    /// 2026-11-24, in UTC, or the dash.
    public static String date(@Nullable Instant time) {
        return time == null ? UNKNOWN : DATE.format(time);
    }

    /// 12:01:58, in UTC.
    public static String clock(Instant time) {
        return CLOCK.format(time);
    }

    /// 24 Nov, in UTC.
    public static String day(Instant time) {
        return DAY.format(time);
    }

    /// 12:01, in UTC.
    public static String minute(Instant time) {
        return MINUTE.format(time);
    }

    /// 850 ms, 1.2 s, 3 min 5 s, or the dash.
    public static String milliseconds(@Nullable Long milliseconds) {
        if (milliseconds == null) {
            return UNKNOWN;
        }
        if (milliseconds < 1_000) {
            return milliseconds + " ms";
        }
        return milliseconds < 10_000
                ? String.format(Locale.ROOT, "%.1f s", milliseconds / 1_000.0)
                : duration(Duration.ofMillis(milliseconds));
    }

    /// A number of seconds as a duration, or the dash.
    public static String seconds(@Nullable Long seconds) {
        return seconds == null ? UNKNOWN : duration(Duration.ofSeconds(seconds));
    }

    /// 5 min ago, or in 2 h.
    public static String age(Instant time, Instant now) {
        Duration age = Duration.between(time, now);
        if (age.abs().toSeconds() < 1) {
            return "now";
        }
        return age.isNegative() ? "in " + coarse(age.abs()) : coarse(age) + " ago";
    }

    /// The two largest units: 3 min 5 s.
    public static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3_600) {
            return pair(seconds / 60, "min", seconds % 60, "s");
        }
        return seconds < 86_400
                ? pair(seconds / 3_600, "h", seconds % 3_600 / 60, "min")
                : pair(seconds / 86_400, "d", seconds % 86_400 / 3_600, "h");
    }

    private static String pair(long large, String largeUnit, long small, String smallUnit) {
        return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }

    private static String coarse(Duration duration) {
        long days = duration.toDays();
        if (days > 0) {
            return days + " d";
        }
        Duration whole =
                duration.toHours() > 0
                        ? duration.truncatedTo(ChronoUnit.HOURS)
                        : duration.toMinutes() > 0
                                ? duration.truncatedTo(ChronoUnit.MINUTES)
                                : duration;
        return duration(whole);
    }
}
