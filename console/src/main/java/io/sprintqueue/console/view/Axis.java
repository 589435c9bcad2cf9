package io.sprintqueue.console.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// The scale of a chart.
///
/// @param top the number at the upper edge, never 0
/// @param rows marks from below to above
/// @param columns marks from left to right
public record Axis(long top, List<Mark> rows, List<Mark> columns) {
    private static final int COLUMNS = 4;

    /// Beyond this the day says more than the minute.
    private static final Duration DAYS = Duration.ofDays(2);

    /// A label and where it stands, in percent.
    public record Mark(String at, String label) {}

    /// Steps of time that people count in, in milliseconds.
    private static final long[] DURATIONS =
            Stream.of(
                            "PT1S", "PT2S", "PT5S", "PT10S", "PT15S", "PT30S", "PT1M", "PT2M",
                            "PT5M", "PT10M", "PT15M", "PT30M", "PT1H", "PT2H", "PT6H", "PT12H",
                            "P1D", "P2D", "P5D", "P10D", "P20D", "P50D")
                    .mapToLong(step -> Duration.parse(step).toMillis())
                    .toArray();

    /// The scale of counts.
    static Axis ofCounts(TimeRange range, long peak) {
        return of(range, peak, step(peak), Shown::count);
    }

    /// The scale of milliseconds.
    static Axis ofMilliseconds(TimeRange range, long peak) {
        long step =
                LongStream.of(DURATIONS)
                        .filter(duration -> peak > DURATIONS[0] && duration * 4 >= peak)
                        .findFirst()
                        .orElseGet(() -> step(peak));
        return of(range, peak, step, Shown::milliseconds);
    }

    private static Axis of(TimeRange range, long peak, long step, LongFunction<String> label) {
        long top = Math.max(1, Math.ceilDiv(peak, step)) * step;
        var rows = new ArrayList<Mark>();
        for (long value = 0; value <= top; value += step) {
            rows.add(new Mark(percent(100 - 100.0 * value / top), label.apply(value)));
        }
        return new Axis(top, List.copyOf(rows), columns(range));
    }

    private static List<Mark> columns(TimeRange range) {
        Duration whole = Duration.between(range.start(), range.end());
        var columns = new ArrayList<Mark>();
        for (int index = 0; index <= COLUMNS; index++) {
            Instant time = range.start().plus(whole.multipliedBy(index).dividedBy(COLUMNS));
            columns.add(
                    new Mark(
                            percent(100.0 * index / COLUMNS),
                            whole.compareTo(DAYS) > 0 ? Shown.day(time) : Shown.minute(time)));
        }
        return List.copyOf(columns);
    }

    /// 1, 2 or 5 times a power of ten, so that three or four steps reach the peak.
    private static long step(long peak) {
        long step = 1;
        for (int index = 0; step * 4 < peak; index++) {
            step = index % 3 == 1 ? step / 2 * 5 : step * 2;
        }
        return step;
    }

    /// As SVG reads it.
    static String percent(double value) {
        return String.format(Locale.ROOT, "%.3f%%", value);
    }
}
