package io.sprintqueue.core.config;

import io.sprintqueue.core.config.Configuration.Health;
import io.sprintqueue.core.config.Scalars.Bounds;

import java.time.Duration;

/// Reads the section `health`.
final class HealthReader {
    private static final Bounds<Duration> BACKLOG_AGE =
            new Bounds<>(
                    Duration.ofMinutes(1),
                    "statistics are kept by the minute",
                    Duration.ofDays(14),
                    "SQS keeps no message longer");

    private static final Bounds<Duration> QUIET =
            new Bounds<>(
                    Duration.ofMinutes(1),
                    "statistics are kept by the minute",
                    Duration.ofDays(14),
                    "statistics are kept for 15 days");

    private HealthReader() {}

    static Health read(Section section, Health fallback) {
        var scalars = new Scalars(section);
        return new Health(
                scalars.duration("backlogAge", BACKLOG_AGE, fallback.backlogAge()),
                scalars.duration("quiet", QUIET, fallback.quiet()));
    }
}
