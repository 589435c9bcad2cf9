package io.sprintqueue.store.sync;

import io.sprintqueue.core.config.Cadences;

import java.time.Duration;
import java.util.Locale;

/// What sync does for a site, each in runs of its own.
public enum Job {
    /// All issues of all projects, once, and again where it is asked for.
    FILL,
    /// Issues that were updated since the last good run.
    RECONCILE,
    /// Members and order of the open sprints.
    QUEUE,
    /// The sprints themselves.
    SPRINTS,
    /// The projects, and what became of them.
    PROJECTS,
    /// Which issues there are at all.
    CENSUS,
    /// A seventh of all held issues, read again and compared.
    REFRESH,
    /// A few issues by chance, compared and not sent.
    SAMPLE;

    /// A fill is done once: only one that was stopped is tried again.
    private static final Duration STOPPED_FILL = Duration.ofDays(1);

    /// How long after the start of a good run the next one is due, or after a run that was stopped.
    public Duration cadence(Cadences cadences) {
        return switch (this) {
            case FILL -> STOPPED_FILL;
            case RECONCILE -> cadences.reconcile();
            case QUEUE -> cadences.queue();
            case SPRINTS -> cadences.sprints();
            case PROJECTS -> cadences.projects();
            case CENSUS -> cadences.census();
            case REFRESH -> cadences.refresh();
            case SAMPLE -> cadences.sample();
        };
    }

    /// Whether it is run again after its cadence. A fill is run again only where it is asked for.
    public boolean isRepeated() {
        return this != FILL;
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
