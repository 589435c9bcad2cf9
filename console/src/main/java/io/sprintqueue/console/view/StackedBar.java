package io.sprintqueue.console.view;

import io.sprintqueue.console.data.Totals;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// A bar that shows how much of a sprint is done, in progress and to do.
///
/// @param summary what it says, for those who do not see it
public record StackedBar(String summary, List<Segment> segments) {
    /// One state's share of the bar.
    ///
    /// @param state `DONE`, `ACTIVE` or `PENDING`
    public record Segment(String state, String x, String width) {}

    /// The bar of the sprint's items; nothing if their number is unknown, or if there are none.
    static @Nullable StackedBar of(Totals totals) {
        Long done = totals.done().items();
        Long active = totals.active().items();
        Long pending = totals.pending().items();
        if (done == null || active == null || pending == null) {
            return null;
        }
        long all = done + active + pending;
        if (all <= 0) {
            return null;
        }
        var segments = new ArrayList<Segment>();
        add(segments, "DONE", 0, done, all);
        add(segments, "ACTIVE", done, active, all);
        add(segments, "PENDING", done + active, pending, all);
        String summary = "%d done, %d in progress, %d to do".formatted(done, active, pending);
        return new StackedBar(summary, List.copyOf(segments));
    }

    private static void add(List<Segment> segments, String state, long from, long own, long all) {
        if (own > 0) {
            segments.add(
                    new Segment(
                            state,
                            Axis.percent(100.0 * from / all),
                            Axis.percent(100.0 * own / all)));
        }
    }
}
