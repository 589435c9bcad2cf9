package io.sprintqueue.fakejira.jql;

import io.sprintqueue.fakejira.jql.Clause.Operand;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the dates of a query: of the asking account's time zone, to the minute, or absolute in
/// milliseconds.
final class JqlTime {
    private static final Pattern MILLIS = Pattern.compile("[0-9]{1,15}");
    private static final Pattern PERIOD = Pattern.compile("([+-]?)([0-9]{1,6})([wdhm])");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-M-d H:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-M-d");

    private final Instant now;
    private final ZoneId zone;

    JqlTime(Instant now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    Instant read(String field, Operand operand) {
        return switch (operand) {
            case Operand.Function(String name) -> function(field, name);
            case Operand.Value(String text, boolean quoted) ->
                    value(text, quoted).orElseThrow(() -> invalid(field, text));
            case Operand.Empty() -> throw invalid(field, "EMPTY");
        };
    }

    private Instant function(String field, String name) {
        Instant today = now.atZone(zone).truncatedTo(ChronoUnit.DAYS).toInstant();
        return switch (name) {
            case "now", "currentlogin" -> now;
            case "startofday" -> today;
            case "endofday" -> today.plus(1, ChronoUnit.DAYS);
            default ->
                    throw new JqlProblem(
                            "Unable to find JQL function '%s()' for the field '%s'."
                                    .formatted(name, field));
        };
    }

    private Optional<Instant> value(String text, boolean quoted) {
        if (!quoted && MILLIS.matcher(text).matches()) {
            return Optional.of(Instant.ofEpochMilli(Long.parseLong(text)));
        }
        Matcher period = PERIOD.matcher(text);
        if (period.matches()) {
            Duration length = length(Long.parseLong(period.group(2)), period.group(3));
            return Optional.of("-".equals(period.group(1)) ? now.minus(length) : now.plus(length));
        }
        return local(text.replace('/', '-')).map(date -> date.atZone(zone).toInstant());
    }

    private static Duration length(long count, String unit) {
        return switch (unit) {
            case "w" -> Duration.ofDays(7 * count);
            case "d" -> Duration.ofDays(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofMinutes(count);
        };
    }

    private static Optional<LocalDateTime> local(String text) {
        try {
            return Optional.of(
                    text.indexOf(' ') < 0
                            ? LocalDate.parse(text, DAY).atStartOfDay()
                            : LocalDateTime.parse(text, MINUTE));
        } catch (DateTimeParseException other) {
            return Optional.empty();
        }
    }

    private static JqlProblem invalid(String field, String text) {
        return new JqlProblem(
                ("Date value '%s' for field '%s' is invalid. Valid formats include: 'yyyy/MM/dd"
                                + " HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a"
                                + " period format e.g. '-5d', '4w 2d'.")
                        .formatted(text, field));
    }
}
