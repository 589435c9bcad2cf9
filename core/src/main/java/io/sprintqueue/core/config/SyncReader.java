package io.sprintqueue.core.config;

import io.sprintqueue.core.config.Configuration.Sync;
import io.sprintqueue.core.config.Scalars.Bounds;

import java.time.Duration;

/// Reads the section `sync`.
final class SyncReader {
    /// The keys of the section.
    static final String[] KEYS = {"requestsPerSecond", "judgeAfter", "projects"};

    private static final Bounds<Long> REQUESTS =
            new Bounds<>(
                    1L, "a Jira that is not asked tells nothing", 50L, "others ask the same Jira");

    private static final Bounds<Duration> JUDGE_AFTER =
            new Bounds<>(
                    Duration.ofSeconds(1),
                    "a webhook needs some time",
                    Duration.ofHours(12),
                    "the events of a change are remembered for a day");

    private static final TextList PROJECTS = TextList.ofTexts(0, 100, 40);

    private SyncReader() {}

    static Sync read(Section section, Sync fallback) {
        var scalars = new Scalars(section);
        return new Sync(
                scalars.wholeNumber("requestsPerSecond", REQUESTS, fallback.requestsPerSecond()),
                scalars.duration("judgeAfter", JUDGE_AFTER, fallback.judgeAfter()),
                PROJECTS.read(section, "projects").orElse(fallback.projects()));
    }
}
