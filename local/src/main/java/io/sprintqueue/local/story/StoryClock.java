package io.sprintqueue.local.story;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The time of a story that is told faster than it happened. It is set to the time of each event,
/// goes on from there as fast as the real time, and never goes back.
public final class StoryClock implements InstantSource {
    private final InstantSource real;
    private volatile Duration behind;

    /// @param real the time of this machine
    /// @param start the time at which the story starts, not later than the real one
    public StoryClock(InstantSource real, Instant start) {
        this.real = real;
        this.behind = Duration.between(start, real.instant());
    }

    @Override
    public Instant instant() {
        return real.instant().minus(behind);
    }

    /// Sets it to a time, unless it is already later.
    public synchronized void moveTo(Instant time) {
        Duration wanted = Duration.between(time, real.instant());
        if (wanted.compareTo(behind) < 0) {
            behind = wanted;
        }
    }

    /// Ends the story: from now on it is the real time.
    public synchronized void catchUp() {
        behind = Duration.ZERO;
    }
}
