package io.sprintqueue.core.config;

import io.sprintqueue.core.config.Configuration.Limits;
import io.sprintqueue.core.config.Scalars.Bounds;
import io.sprintqueue.core.event.TimePolicy;

import java.time.Duration;

/// Reads the section `limits`.
final class LimitsReader {
    /// The keys of the section.
    static final String[] KEYS = {"bodyBytes", "eventAge", "tombstone", "deduplication", "history"};

    /// Jira's last retry of a delivery can come so late.
    static final Duration JIRA_RETRIES_MAX = Duration.ofMinutes(75);

    /// Lambda takes a request of 6 MB, in which the HTTP API may put a body in base64, four bytes
    /// for three, plus its headers.
    static final long BODY_BYTES_MAX = (6_291_456 - 291_456) / 4 * 3;

    private static final Bounds<Long> BODY_BYTES =
            new Bounds<>(
                    1_000L,
                    "no body of an issue is that small",
                    BODY_BYTES_MAX,
                    "Lambda takes requests of 6291456 bytes, base64 makes 6000000 of these, and"
                            + " the headers need the rest");

    private static final Bounds<Duration> EVENT_AGE =
            new Bounds<>(
                    Duration.ofHours(1),
                    "deliveries arrive late and are retried",
                    Duration.ofDays(10_000),
                    "that is older than any event");

    private static final Bounds<Duration> DEDUPLICATION =
            new Bounds<>(
                    JIRA_RETRIES_MAX,
                    "Jira's last retry can come 75 minutes late",
                    Duration.ofDays(14),
                    "no copy arrives later, and SQS keeps no message longer");

    private static final Duration DEDUPLICATION_ADVISED = Duration.ofDays(1);

    private static final Duration TOMBSTONE_SPARE = Duration.ofDays(1);

    private LimitsReader() {}

    static Limits read(Section section, Limits fallback) {
        int before = section.problemCount();
        var scalars = new Scalars(section);
        int bodyBytes = scalars.wholeNumber("bodyBytes", BODY_BYTES, fallback.bodyBytes());
        int beforeAge = section.problemCount();
        Duration eventAge = scalars.duration("eventAge", EVENT_AGE, fallback.eventAge());
        // The intended value of a wrong age is unknown, so it uses the least age.
        Duration outlived = section.problemCount() == beforeAge ? eventAge : EVENT_AGE.least();
        Duration deduplication =
                scalars.duration("deduplication", DEDUPLICATION, fallback.deduplication());
        var limits =
                new Limits(
                        bodyBytes,
                        eventAge,
                        scalars.duration("tombstone", tombstone(outlived), fallback.tombstone()),
                        deduplication,
                        scalars.duration("history", history(deduplication), fallback.history()));
        if (section.problemCount() == before) {
            checkTombstone(section, limits);
        }
        if (limits.deduplication().compareTo(DEDUPLICATION_ADVISED) < 0) {
            section.warn(
                    "deduplication",
                    "is below P1D: a later copy is no longer called a duplicate, although it still"
                            + " changes nothing");
        }
        return limits;
    }

    private static Bounds<Duration> tombstone(Duration eventAge) {
        return new Bounds<>(
                eventAge.plus(TimePolicy.AHEAD_MAX).plusSeconds(1),
                "it must outlive limits.eventAge, which is %s, by more than 24 hours"
                        .formatted(Bounds.shown(eventAge)),
                Duration.ofDays(20_000),
                "that is longer than any event needs");
    }

    private static Bounds<Duration> history(Duration deduplication) {
        return new Bounds<>(
                deduplication,
                "it keeps the records of limits.deduplication, which is %s, for longer"
                        .formatted(Bounds.shown(deduplication)),
                Duration.ofDays(10_000),
                "that is longer than anyone looks back");
    }

    /// An event's stamp may be 24 hours ahead of the clock that its age is measured by.
    private static void checkTombstone(Section section, Limits limits) {
        Duration least = limits.eventAge().plus(TimePolicy.AHEAD_MAX);
        if (limits.tombstone().compareTo(least) <= 0) {
            section.report(
                    "eventAge",
                    ("limits.tombstone is %s and limits.eventAge %s: a late event could resurrect a"
                                    + " deleted item; make tombstone longer than %s, which is"
                                    + " eventAge and 24 hours")
                            .formatted(
                                    Bounds.shown(limits.tombstone()),
                                    Bounds.shown(limits.eventAge()),
                                    Bounds.shown(least)));
        } else if (limits.tombstone().compareTo(least.plus(TOMBSTONE_SPARE)) < 0) {
            section.warn(
                    section.says("tombstone") ? "tombstone" : "eventAge",
                    "limits.tombstone outlives limits.eventAge and its 24 hours by less than a day;"
                            + " make it a day longer, to allow for clocks that differ");
        }
    }
}
