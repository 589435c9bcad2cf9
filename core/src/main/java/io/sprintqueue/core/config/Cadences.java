package io.sprintqueue.core.config;

import java.time.Duration;

/// How often sync does each of its jobs: how long after the start of a good run the next one is
/// due. A fill has none, since it is done once and when it is asked for.
public record Cadences(
        Duration reconcile,
        Duration queue,
        Duration sprints,
        Duration projects,
        Duration census,
        Duration refresh,
        Duration sample) {
    private static final Duration QUARTER = Duration.ofMinutes(15);

    /// Those of a deployment, for which Jira's limits and the costs of requests were weighed.
    public static final Cadences DEFAULT =
            new Cadences(
                    QUARTER,
                    QUARTER,
                    QUARTER,
                    Duration.ofHours(1),
                    Duration.ofDays(1),
                    Duration.ofDays(1),
                    QUARTER);
}
