package io.sprintqueue.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that starts now and moves only when a test says so.
public final class TestClock implements InstantSource {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());

    @Override
    public Instant instant() {
        return now.get();
    }

    /// Moves it forward.
    public void advance(Duration duration) {
        now.updateAndGet(instant -> instant.plus(duration));
    }
}
