package io.sprintqueue.console.view;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// The part of the past that a page shows, in whole minutes.
///
/// @param start the first minute
/// @param end where the last minute ends
public record TimeRange(Instant start, Instant end) {
    /// The API answers no more: a day.
    static final int MINUTES_MAX = 24 * 60;

    /// An hour has a slot for each minute, also where it is cut by two of them.
    private static final int SLOTS_MAX = 72;

    /// The last minutes, the one that runs included.
    public static TimeRange last(int minutes, Instant now) {
        Instant end = now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
        return new TimeRange(
                end.minus(Math.clamp(minutes, 1, MINUTES_MAX), ChronoUnit.MINUTES), end);
    }

    /// From one time to another, no longer than a day and no later than now.
    public static TimeRange between(Instant from, Instant to, Instant now) {
        Instant latest = last(1, now).end();
        Instant end = last(1, to.isBefore(latest) ? to : now).end();
        Instant longest = end.minus(MINUTES_MAX, ChronoUnit.MINUTES);
        Instant start = from.truncatedTo(ChronoUnit.MINUTES);
        if (!start.isBefore(end)) {
            return last(1, end.minusMillis(1));
        }
        return new TimeRange(start.isBefore(longest) ? longest : start, end);
    }

    /// How many minutes it has.
    public int minutes() {
        return Math.toIntExact(Duration.between(start, end).toMinutes());
    }

    /// How far back from now it begins, as the API wants it.
    public int minutesBack(Instant now) {
        return Math.clamp(Duration.between(start, last(1, now).end()).toMinutes(), 1, MINUTES_MAX);
    }

    /// Whether it lasts until now.
    public boolean isCurrent(Instant now) {
        return !end.isBefore(now);
    }

    /// Whether it has the minute.
    public boolean contains(Instant minute) {
        return !minute.isBefore(start) && minute.isBefore(end);
    }

    /// Equal parts of whole minutes, at most 72, the last of which ends at the end.
    List<TimeRange> slots() {
        int width = Math.ceilDiv(minutes(), SLOTS_MAX);
        var slots = new ArrayList<TimeRange>();
        for (Instant to = end; to.isAfter(start); to = to.minus(width, ChronoUnit.MINUTES)) {
            slots.addFirst(new TimeRange(to.minus(width, ChronoUnit.MINUTES), to));
        }
        return slots;
    }
}
