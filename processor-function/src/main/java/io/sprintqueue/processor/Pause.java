package io.sprintqueue.processor;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// Waits between two attempts at a contended commit.
@FunctionalInterface
public interface Pause {
    /// Waits before the attempt of that number, 1 for the first repetition.
    void before(int attempt);

    /// Waits a random time of at most 20 ms × 2^attempt, and never over half a second: full jitter,
    /// so that two who collided do not collide again.
    static Pause jittered(RandomGenerator random) {
        return attempt -> {
            long millisMax = Math.min(500, 20L << Math.min(attempt, 10));
            try {
                Thread.sleep(Duration.ofMillis(random.nextLong(millisMax + 1)));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted between attempts", interrupted);
            }
        };
    }
}
