package io.sprintqueue.fakejira.rest;

import java.time.Duration;
import java.time.Instant;

/// Measures how evenly requests come: by how many they were ever ahead of a steady rate, which is
/// the burst of the token bucket that would just have let all of them through.
public final class Meter {
    private static final double NANOS = 1e9;

    private final double perSecond;
    private Instant last = Instant.EPOCH;
    private double ahead;
    private double most;

    Meter(double perSecond) {
        this.perSecond = perSecond;
    }

    void count(Instant now) {
        double seconds = Math.max(0, Duration.between(last, now).toNanos() / NANOS);
        ahead = Math.max(0, ahead - seconds * perSecond) + 1;
        most = Math.max(most, ahead);
        last = now;
    }

    /// The most requests that came ahead of the rate.
    public double burst() {
        return most;
    }
}
