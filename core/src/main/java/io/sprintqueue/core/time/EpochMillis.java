package io.sprintqueue.core.time;

import java.math.BigDecimal;
import java.util.Optional;

/// Reads a time in epoch milliseconds. Jira writes a number; some proxies make it a text.
public final class EpochMillis {
    private static final long YEAR_10000 = 253_402_300_800_000L;
    private static final int LENGTH_MAX = 40;

    private EpochMillis() {}

    /// The time from 1970 to 9999 that the digits say; nothing if they say none.
    public static Optional<Long> of(String text) {
        if (text.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(text.strip()).longValueExact())
                    .filter(EpochMillis::isInRange);
        } catch (ArithmeticException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    /// Whether the time lies between 1970 and 9999.
    static boolean isInRange(long millis) {
        return millis > 0 && millis < YEAR_10000;
    }
}
