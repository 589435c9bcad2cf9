package io.sprintqueue.simulation;

import java.time.Instant;

/// Whether Jira is asked more often than its budget allows, seen from Jira: a bucket that fills
/// as the budget does.
///
/// An invocation takes ten requests at once and may make them later, so each that is under way may
/// be ten ahead.
final class RequestMeter {
    private static final double MILLIS = 1_000;

    private final double perSecond;
    private final double burst;
    private double left;
    private Instant at;

    /// @param ahead how many requests may be taken and not yet made
    RequestMeter(double perSecond, double burst, int ahead, Instant now) {
        this.perSecond = perSecond;
        this.burst = burst + ahead;
        this.left = burst + ahead;
        this.at = now;
    }

    /// A request comes.
    ///
    /// @return whether there was one left
    boolean isAllowed(Instant now) {
        long millis = now.toEpochMilli() - at.toEpochMilli();
        left = Math.min(burst, left + millis / MILLIS * perSecond) - 1;
        at = now;
        return left >= 0;
    }
}
