package io.sprintqueue.core.config;

import io.sprintqueue.core.config.Configuration.Redrive;
import io.sprintqueue.core.config.Configuration.Retry;
import io.sprintqueue.core.config.Scalars.Bounds;

import java.time.Duration;

/// Reads the section `retry`.
final class RetryReader {
    private static final Duration VISIBILITY_MAX = Duration.ofHours(12);
    private static final String VISIBILITY_REASON = "SQS hides a message for 43200 seconds at most";

    private static final Bounds<Duration> WAIT =
            new Bounds<>(
                    Duration.ofSeconds(1),
                    "SQS counts in seconds",
                    VISIBILITY_MAX,
                    VISIBILITY_REASON);

    private static final Bounds<Long> FACTOR =
            new Bounds<>(
                    1L, "a wait never gets shorter", 10L, "the second wait would be the longest");

    private static final Bounds<Long> CYCLES =
            new Bounds<>(
                    1L,
                    "an event comes back once before it is dead",
                    10L,
                    "an operator should hear of it within days");

    private RetryReader() {}

    static Retry read(Section section, Retry fallback) {
        var scalars = new Scalars(section);
        var retry =
                new Retry(
                        scalars.duration("base", WAIT, fallback.base()),
                        scalars.wholeNumber("factor", FACTOR, fallback.factor()),
                        scalars.duration("cap", WAIT, fallback.cap()),
                        redrive(
                                section.section("redrive", "base", "factor", "cap", "cycles"),
                                fallback.redrive()));
        checkOrder(section, retry.base(), retry.cap());
        return retry;
    }

    private static Redrive redrive(Section section, Redrive fallback) {
        var scalars = new Scalars(section);
        var redrive =
                new Redrive(
                        scalars.duration("base", WAIT, fallback.base()),
                        scalars.wholeNumber("factor", FACTOR, fallback.factor()),
                        scalars.duration("cap", WAIT, fallback.cap()),
                        scalars.wholeNumber("cycles", CYCLES, fallback.cycles()));
        checkOrder(section, redrive.base(), redrive.cap());
        return redrive;
    }

    private static void checkOrder(Section section, Duration base, Duration cap) {
        if (base.compareTo(cap) > 0) {
            section.report(
                    section.says("base") ? "base" : "cap",
                    ("the first wait, base %s, is above the longest, cap %s; make base shorter"
                                    + " or cap longer")
                            .formatted(Bounds.shown(base), Bounds.shown(cap)));
        }
    }
}
