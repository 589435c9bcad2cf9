package io.sprintqueue.console.view;

import io.sprintqueue.console.data.Amount;
import io.sprintqueue.console.data.SprintReport.Point;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/// A chart of what was in a sprint and what of it was completed, over time. Both lines are steps,
/// since nothing happens between two changes.
///
/// @param scope the path of what was in the sprint, in a square of 100
/// @param completed the path of what was completed
public record BurnUp(String summary, String scope, String completed, Axis axis) {
    /// As many rows of a table as a person reads.
    private static final int POINTS_MAX = 100;

    /// The chart of items or points; nothing if no point tells of them.
    ///
    /// @param unit what is counted: `items`
    static @Nullable BurnUp of(
            List<Point> points, Function<Amount, @Nullable Double> value, String unit) {
        double peak =
                points.stream()
                        .flatMap(point -> Stream.of(point.scope(), point.completed()))
                        .map(value)
                        .filter(Objects::nonNull)
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElse(-1);
        if (peak < 0) {
            return null;
        }
        var range = new TimeRange(points.getFirst().at(), points.getLast().at());
        Axis axis = Axis.ofCounts(range, (long) Math.ceil(peak));
        Point last = points.getLast();
        String summary =
                "%s of %s %s completed at the end, from %s to %s UTC"
                        .formatted(
                                Shown.points(value.apply(last.completed())),
                                Shown.points(value.apply(last.scope())),
                                unit,
                                Shown.time(range.start()),
                                Shown.time(range.end()));
        return new BurnUp(
                summary,
                path(points, range, axis, point -> value.apply(point.scope())),
                path(points, range, axis, point -> value.apply(point.completed())),
                axis);
    }

    /// At most a hundred of the points, in order: of equal times the last one each.
    static List<Point> thinned(List<Point> points) {
        List<Point> sorted = points.stream().sorted(Comparator.comparing(Point::at)).toList();
        if (sorted.size() <= POINTS_MAX) {
            return sorted;
        }
        var range = new TimeRange(sorted.getFirst().at(), sorted.getLast().at());
        var slots = new LinkedHashMap<Long, Point>();
        for (Point point : sorted) {
            slots.put((long) (share(point, range) * (POINTS_MAX - 1)), point);
        }
        return List.copyOf(slots.values());
    }

    private static String path(
            List<Point> points,
            TimeRange range,
            Axis axis,
            Function<Point, @Nullable Double> value) {
        var path = new StringBuilder();
        boolean drawing = false;
        for (Point point : points) {
            Double number = value.apply(point);
            double x = 100 * share(point, range);
            if (number != null) {
                double y = 100 - 100 * number / axis.top();
                path.append(
                        String.format(Locale.ROOT, drawing ? "H%.2fV%.2f" : "M%.2f %.2f", x, y));
            } else if (drawing) {
                path.append(String.format(Locale.ROOT, "H%.2f", x));
            }
            drawing = number != null;
        }
        return drawing ? path.append("H100").toString() : path.toString();
    }

    /// How far the time is between the ends of the range, from 0 to 1.
    private static double share(Point point, TimeRange range) {
        long whole = Duration.between(range.start(), range.end()).toMillis();
        long part = Duration.between(range.start(), point.at()).toMillis();
        return whole == 0 ? 0 : (double) part / whole;
    }
}
