package io.sprintqueue.ingest;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that stands until it is moved.
final class TestClock implements InstantSource {
    private Instant now = Instant.parse("2026-11-24T07:27:57Z");
    private @Nullable Throwable failure;

    @Override
    public synchronized Instant instant() {
        if (failure != null) {
            Thrown.<RuntimeException>sneak(failure);
        }
        return now;
    }

    synchronized void fail(Throwable with) {
        failure = with;
    }

    synchronized void recover() {
        failure = null;
    }

    synchronized void advance(Duration time) {
        now = now.plus(time);
    }
}
