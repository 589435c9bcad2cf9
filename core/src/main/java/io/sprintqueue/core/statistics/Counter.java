package io.sprintqueue.core.statistics;

import io.sprintqueue.core.outcome.Outcome;

import java.util.Locale;

/// What statistics count about events, by minute.
public enum Counter {
    /// Deliveries that reached the processor for the first time.
    ACCEPTED,
    APPLIED,
    STALE,
    DUPLICATE,
    IGNORED,
    /// Tries that failed and will be retried.
    RETRYING,
    DEAD,
    /// Sent from a dead-letter queue to the bulk lane.
    REDRIVEN;

    /// How an event that ended so is counted.
    public static Counter of(Outcome outcome) {
        return switch (outcome) {
            case APPLIED -> APPLIED;
            case STALE -> STALE;
            case DUPLICATE -> DUPLICATE;
            case IGNORED -> IGNORED;
            case RETRYING -> RETRYING;
            case DEAD -> DEAD;
        };
    }

    /// Its name in answers and in the table.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
