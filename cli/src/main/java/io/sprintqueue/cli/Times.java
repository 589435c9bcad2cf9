package io.sprintqueue.cli;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/// A time for people, in UTC.
final class Times {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter OF_DAY =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Times() {}

    /// To the minute; a dash if there is none.
    static String minute(JsonNode time) {
        return shown(time, MINUTE);
    }

    /// The same without its day.
    static String minuteOfDay(JsonNode time) {
        return shown(time, OF_DAY);
    }

    private static String shown(JsonNode time, DateTimeFormatter form) {
        if (!time.isTextual()) {
            return "–";
        }
        try {
            return form.format(Instant.parse(time.textValue()));
        } catch (DateTimeParseException another) {
            return Output.text(time);
        }
    }
}
