package io.sprintqueue.lab.live;

import java.time.Duration;

/// What a live run has come to so far.
///
/// @param phase what it is at
/// @param elapsed since people began to work
/// @param issues how many there are
/// @param changes of issues that a search can list
/// @param untold those of them that no webhook told of, since it was lost
/// @param lost all webhooks that were lost
/// @param healed those of them whose issue or sprint the copy has had as it is since then
/// @param differing issues and sprints that the copy does not have as they are now, those whose
///     webhook is on its way too
/// @param kills how often sync was killed
/// @param sync what sync itself measures
public record LiveFigures(
        Phase phase,
        Duration elapsed,
        long issues,
        int changes,
        int untold,
        int lost,
        int healed,
        int differing,
        int kills,
        SyncFigures sync) {
    /// What the run is at.
    public enum Phase {
        /// Sync fills the copy.
        FILLING,
        /// People work.
        WORKING,
        /// People have stopped, and what is on its way arrives.
        SETTLING
    }

    /// How many of a hundred changes a webhook told of.
    public double completeness() {
        return SyncFigures.percent(changes - untold, changes);
    }
}
