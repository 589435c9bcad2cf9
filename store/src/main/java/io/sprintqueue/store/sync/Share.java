package io.sprintqueue.store.sync;

import java.util.OptionalDouble;

/// A part of what was looked at.
///
/// @param part at most as many as there are of the whole
/// @param whole zero where nothing was looked at, which says nothing
public record Share(long part, long whole) {
    /// The quantile of 95 %.
    private static final double Z = 1.959964;

    /// In percent.
    public OptionalDouble percent() {
        return whole == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(100.0 * Math.min(part, whole) / whole);
    }

    /// The bounds, in percent, between which the share of all is in 95 of 100 cases, after Wilson:
    /// of few that were drawn it says little, even if all agree.
    public Interval interval() {
        if (whole == 0) {
            return new Interval(0, 100);
        }
        double share = (double) Math.min(part, whole) / whole;
        double square = Z * Z / whole;
        double middle = (share + square / 2) / (1 + square);
        double half =
                Z * Math.sqrt(share * (1 - share) / whole + square / (4 * whole)) / (1 + square);
        return new Interval(
                Math.max(0, 100 * (middle - half)), Math.min(100, 100 * (middle + half)));
    }

    /// From one percentage to another.
    public record Interval(double low, double high) {}
}
