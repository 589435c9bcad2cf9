package io.sprintqueue.store.sync;

import java.time.Duration;
import java.util.Locale;

/// What sync does for a site, each in runs of its own.
public enum Job {
    /// All issues of all projects, once, and again where it is asked for.
    FILL(Duration.ofDays(10_000)),
    /// Issues that were updated since the last good run.
    RECONCILE(Duration.ofMinutes(15)),
    /// Members and order of the open sprints.
    QUEUE(Duration.ofMinutes(15)),
    /// The sprints themselves.
    SPRINTS(Duration.ofMinutes(15)),
    /// The projects, and what became of them.
    PROJECTS(Duration.ofHours(1)),
    /// Which issues there are at all.
    CENSUS(Duration.ofDays(1)),
    /// A seventh of all held issues, read again and compared.
    REFRESH(Duration.ofDays(1)),
    /// A few issues by chance, compared and not sent.
    SAMPLE(Duration.ofMinutes(15));

    private final Duration cadence;

    Job(Duration cadence) {
        this.cadence = cadence;
    }

    /// How long after the start of a good run the next one is due.
    public Duration cadence() {
        return cadence;
    }

    /// Whether it waits while the lanes are busy: people go before copies.
    public boolean isBulk() {
        return switch (this) {
            case FILL, CENSUS, REFRESH -> true;
            case RECONCILE, QUEUE, SPRINTS, PROJECTS, SAMPLE -> false;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
