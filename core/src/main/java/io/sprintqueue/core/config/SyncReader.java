package io.sprintqueue.core.config;

import io.sprintqueue.core.config.Configuration.Sync;
import io.sprintqueue.core.config.Scalars.Bounds;

import java.time.Duration;

/// Reads the section `sync`.
final class SyncReader {
    /// The keys of the section.
    static final String[] KEYS = {
        "requestsPerSecond", "judgeAfter", "projects", "cadences", "slice", "fetchOnDemand"
    };

    private static final String[] JOBS = {
        "reconcile", "queue", "sprints", "projects", "census", "refresh", "sample"
    };

    private static final Bounds<Long> REQUESTS =
            new Bounds<>(
                    1L, "a Jira that is not asked tells nothing", 50L, "others ask the same Jira");

    private static final Bounds<Duration> JUDGE_AFTER =
            new Bounds<>(
                    Duration.ofSeconds(1),
                    "a webhook needs some time",
                    Duration.ofHours(12),
                    "the events of a change are remembered for a day");

    private static final Bounds<Duration> CADENCE =
            new Bounds<>(
                    Duration.ofSeconds(1),
                    "each run asks Jira",
                    Duration.ofDays(7),
                    "health would call a job that stands still good for as long");

    private static final Bounds<Duration> SLICE =
            new Bounds<>(
                    Duration.ofSeconds(2),
                    "a slice asks Jira five times before it begins",
                    Duration.ofSeconds(45),
                    "Lambda ends the function after three minutes");

    private static final TextList PROJECTS = TextList.ofTexts(0, 100, 40);

    private SyncReader() {}

    static Sync read(Section section, Sync fallback) {
        var scalars = new Scalars(section);
        return new Sync(
                scalars.wholeNumber("requestsPerSecond", REQUESTS, fallback.requestsPerSecond()),
                scalars.duration("judgeAfter", JUDGE_AFTER, fallback.judgeAfter()),
                PROJECTS.read(section, "projects").orElse(fallback.projects()),
                cadences(new Scalars(section.section("cadences", JOBS)), fallback.cadences()),
                scalars.duration("slice", SLICE, fallback.slice()),
                scalars.truth("fetchOnDemand", fallback.fetchOnDemand()));
    }

    private static Cadences cadences(Scalars scalars, Cadences fallback) {
        return new Cadences(
                scalars.duration("reconcile", CADENCE, fallback.reconcile()),
                scalars.duration("queue", CADENCE, fallback.queue()),
                scalars.duration("sprints", CADENCE, fallback.sprints()),
                scalars.duration("projects", CADENCE, fallback.projects()),
                scalars.duration("census", CADENCE, fallback.census()),
                scalars.duration("refresh", CADENCE, fallback.refresh()),
                scalars.duration("sample", CADENCE, fallback.sample()));
    }
}
