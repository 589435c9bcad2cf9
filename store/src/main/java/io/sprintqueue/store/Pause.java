package io.sprintqueue.store;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// Waits before retrying what was left undone or temporarily refused.
@FunctionalInterface
public interface Pause {
    /// Waits before the repetition of that number, from 1.
    void before(int repetition);

    /// Waits a random time of at most 20 ms × 2^repetition, and never over a second: full jitter,
    /// so that those who were throttled together do not return together.
    static Pause jittered(RandomGenerator random) {
        return repetition -> {
            long millisMax = Math.min(1_000, 20L << Math.min(repetition, 10));
            try {
                Thread.sleep(Duration.ofMillis(random.nextLong(millisMax + 1)));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted between two attempts", interrupted);
            }
        };
    }
}
