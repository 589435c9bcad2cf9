package io.sprintqueue.console.view;

import io.sprintqueue.console.data.Statistics.Minute;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// A chart of lag over time. If nothing was measured, its line has a gap.
///
/// @param path in a square of 100
public record LineChart(String summary, String path, Axis axis) {
    /// The chart; nothing if no minute of the range says its lag.
    static @Nullable LineChart of(TimeRange range, List<Minute> minutes) {
        var lags = new ArrayList<@Nullable Long>();
        range.slots().forEach(slot -> lags.add(worst(slot, minutes)));
        long peak =
                lags.stream().filter(Objects::nonNull).mapToLong(Long::longValue).max().orElse(-1);
        if (peak < 0) {
            return null;
        }
        Axis axis = Axis.ofMilliseconds(range, peak);
        String summary =
                "95 of 100 events, from the change in Jira to its effect, %s to %s UTC: at most %s"
                        .formatted(
                                Shown.time(range.start()),
                                Shown.time(range.end()),
                                Shown.milliseconds(peak));
        return new LineChart(summary, path(lags, axis), axis);
    }

    /// Percentiles do not add up, so a slot of several minutes shows its worst one.
    private static @Nullable Long worst(TimeRange slot, List<Minute> minutes) {
        return minutes.stream()
                .filter(minute -> slot.contains(minute.start()))
                .map(Minute::lag)
                .filter(Objects::nonNull)
                .max(Long::compare)
                .orElse(null);
    }

    private static String path(List<@Nullable Long> lags, Axis axis) {
        var path = new StringBuilder();
        boolean drawing = false;
        for (int index = 0; index < lags.size(); index++) {
            Long lag = lags.get(index);
            if (lag != null) {
                double x = 100.0 * (index + 0.5) / lags.size();
                double y = 100 - 100.0 * lag / axis.top();
                // A line that goes nowhere else is drawn as a dot.
                path.append(
                        String.format(Locale.ROOT, drawing ? "L%.2f %.2f" : "M%.2f %.2fh.8", x, y));
            }
            drawing = lag != null;
        }
        return path.toString();
    }
}
