package io.sprintqueue.console.view;

import io.sprintqueue.console.data.Statistics.Minute;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/// A chart of bars over time. Its places are percentages, so that it fits any width while its
/// labels keep their size.
///
/// @param summary what it says, for those who do not see it
/// @param peak the highest bar's count
public record BarChart(String summary, List<Bar> bars, long peak, Axis axis) {
    /// A bar.
    ///
    /// @param title what it says when pointed at
    public record Bar(String x, String y, String width, String height, String title) {}

    /// The chart of a count in each slot of the range.
    ///
    /// @param what is counted: `events`
    static BarChart of(
            TimeRange range, List<Minute> minutes, ToLongFunction<Minute> count, String what) {
        List<TimeRange> slots = range.slots();
        List<Long> counts = slots.stream().map(slot -> sum(slot, minutes, count)).toList();
        long peak = counts.stream().mapToLong(Long::longValue).max().orElse(0);
        Axis axis = Axis.ofCounts(range, peak);
        var bars = new ArrayList<Bar>();
        for (int index = 0; index < counts.size(); index++) {
            if (counts.get(index) > 0) {
                bars.add(bar(index, slots, counts.get(index), axis, what));
            }
        }
        long total = counts.stream().mapToLong(Long::longValue).sum();
        String summary =
                "%s %s from %s to %s UTC, at most %s in %d min"
                        .formatted(
                                Shown.count(total),
                                what,
                                Shown.time(range.start()),
                                Shown.time(range.end()),
                                Shown.count(peak),
                                slots.getFirst().minutes());
        return new BarChart(summary, List.copyOf(bars), peak, axis);
    }

    private static Bar bar(int index, List<TimeRange> slots, long count, Axis axis, String what) {
        double width = 100.0 / slots.size();
        double height = 100.0 * count / axis.top();
        TimeRange slot = slots.get(index);
        return new Bar(
                Axis.percent(index * width + width * 0.1),
                Axis.percent(100 - height),
                Axis.percent(width * 0.8),
                Axis.percent(height),
                "%s–%s: %s %s"
                        .formatted(
                                Shown.minute(slot.start()),
                                Shown.minute(slot.end()),
                                Shown.count(count),
                                what));
    }

    private static long sum(TimeRange slot, List<Minute> minutes, ToLongFunction<Minute> count) {
        return minutes.stream()
                .filter(minute -> slot.contains(minute.start()))
                .mapToLong(count)
                .sum();
    }
}
