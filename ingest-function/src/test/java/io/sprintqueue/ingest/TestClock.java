package io.sprintqueue.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that stands until it is moved.
final class TestClock implements InstantSource {
    private Instant now = Instant.parse("2026-11-24T07:27:57Z");

    @Override
    public synchronized Instant instant() {
        return now;
    }

    synchronized void advance(Duration time) {
        now = now.plus(time);
    }
}
