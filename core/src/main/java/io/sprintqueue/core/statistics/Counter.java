package io.sprintqueue.core.statistics;

import io.sprintqueue.core.delivery.Origin;
import io.sprintqueue.core.outcome.Outcome;

import java.util.Locale;

/// What statistics count about events, by minute.
public enum Counter {
    /// Deliveries of Jira that reached the processor for the first time.
    ACCEPTED,
    APPLIED,
    STALE,
    DUPLICATE,
    IGNORED,
    /// Tries that failed and will be retried.
    RETRYING,
    DEAD,
    /// Sent from a dead-letter queue to the bulk lane.
    REDRIVEN,
    /// Readings of sync that changed a state: what no webhook had told.
    SYNC_APPLIED,
    /// Readings of sync that changed nothing.
    SYNC_UNCHANGED,
    /// Changes that no webhook told in time: the changelog of the next one says so.
    LOST_CHANGES;

    /// How an event that ended so is counted. What fails needs a look, whoever said it.
    public static Counter of(Outcome outcome, Origin origin) {
        return switch (origin) {
            case JIRA -> of(outcome);
            case SYNC ->
                    switch (outcome) {
                        case APPLIED -> SYNC_APPLIED;
                        case STALE, DUPLICATE, IGNORED -> SYNC_UNCHANGED;
                        case RETRYING, DEAD -> of(outcome);
                    };
        };
    }

    /// Whether it counts readings of sync.
    public boolean isOfSync() {
        return this == SYNC_APPLIED || this == SYNC_UNCHANGED;
    }

    private static Counter of(Outcome outcome) {
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
        return switch (this) {
            case SYNC_APPLIED -> "syncApplied";
            case SYNC_UNCHANGED -> "syncUnchanged";
            case LOST_CHANGES -> "lostChanges";
            case ACCEPTED, APPLIED, STALE, DUPLICATE, IGNORED, RETRYING, DEAD, REDRIVEN ->
                    name().toLowerCase(Locale.ROOT);
        };
    }
}
