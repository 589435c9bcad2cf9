package io.sprintqueue.core.outcome;

import io.sprintqueue.core.config.Configuration.Limits;

import java.time.Duration;

/// How long the record of an event is kept.
public final class Retention {
    /// Time to look at what went wrong and to send it again. It is also longer than a lane and a
    /// dead-letter queue can hold a message between two tries, 14 days each, so that what is being
    /// retried is not forgotten meanwhile.
    public static final Duration UNSETTLED = Duration.ofDays(30);

    private Retention() {}

    /// From the outcome on. What changed something is kept for the history of its entity.
    public static Duration of(Decision decision, Limits limits) {
        return switch (decision.outcome()) {
            case DEAD, RETRYING -> UNSETTLED;
            case APPLIED, STALE, DUPLICATE, IGNORED ->
                    decision.changes().changes().isEmpty()
                            ? limits.deduplication()
                            : limits.history();
        };
    }
}
