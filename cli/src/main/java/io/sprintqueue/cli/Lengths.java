package io.sprintqueue.cli;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Duration;

/// A length of time for people, in the unit that says enough.
final class Lengths {
    private static final long MINUTE = 60;
    private static final long HOUR = 3_600;
    private static final long DAY = 86_400;

    private Lengths() {}

    /// A dash if it is not a number.
    static String of(JsonNode seconds) {
        return seconds.isNumber() ? of(seconds.asLong()) : "–";
    }

    static String of(Duration length) {
        return of(length.toSeconds());
    }

    static String of(long seconds) {
        if (seconds < 2 * MINUTE) {
            return seconds + " s";
        }
        if (seconds < 2 * HOUR) {
            return seconds / MINUTE + " min";
        }
        return seconds < 2 * DAY ? seconds / HOUR + " h" : seconds / DAY + " d";
    }
}
