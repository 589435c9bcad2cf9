package io.sprintqueue.store.sync;

import io.sprintqueue.core.config.Cadences;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// How a job of a site stands at some time.
///
/// @param cadence how long after the start of a good run the next one is due
/// @param nextDue when it is to run next; absent where that is now, or where it is not run again
/// @param behind how long it has been overdue; zero where it is not, absent where it has no cadence
public record JobStanding(
        JobState state,
        Status status,
        Duration cadence,
        @Nullable Instant nextDue,
        @Nullable Duration behind) {
    /// A run may take a while, and another job may go first.
    private static final Duration MARGIN = Duration.ofMinutes(15);

    /// What a job is doing.
    public enum Status {
        /// It was never run to its end, and is to begin.
        NEVER_RUN,
        /// It is to begin now.
        DUE,
        /// A slice of it is being done.
        RUNNING,
        /// A run is under way and waits for its next slice: another job goes first, or the lanes
        /// are busy.
        WAITING,
        /// Its last run was good, and the next one is not due.
        IDLE,
        /// Its last slice failed; the run goes on from there.
        FAILED,
        /// Its last run was given up, since what it would do looked like a fault.
        STOPPED,
        /// An operator has paused the site.
        PAUSED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param since when sync first knew the site; a job that never ran is overdue from then
    static JobStanding of(
            JobState state, Cadences cadences, Instant since, boolean paused, Instant now) {
        Duration cadence = state.job().cadence(cadences);
        boolean over = state.runStarted() == null && state.lastGood() != null;
        boolean ended = over && !state.job().isRepeated();
        Instant due = state.dueAt(cadences);
        return new JobStanding(
                state,
                status(state, paused, ended || due.isAfter(now), now),
                cadence,
                ended || !due.isAfter(now) ? null : due,
                state.job().isRepeated() ? behind(state, cadence, since, now) : null);
    }

    /// Whether that is more than a late run: two cadences have passed since the last good one.
    public boolean isBehind() {
        return status != Status.PAUSED
                && behind != null
                && behind.compareTo(cadence.plus(MARGIN)) > 0;
    }

    /// Whether it fails and is done once, so that it is never behind: only this tells of it.
    public boolean isFailing() {
        return status != Status.PAUSED
                && !state.job().isRepeated()
                && state.runStarted() != null
                && state.problem() != null;
    }

    /// Whether it does not do its work, and does not get over that by itself.
    public boolean isFaulty() {
        return isBehind() || isFailing() || status == Status.STOPPED;
    }

    private static Status status(JobState state, boolean paused, boolean idle, Instant now) {
        if (state.isLeased(now)) {
            return Status.RUNNING;
        }
        if (paused) {
            return Status.PAUSED;
        }
        if (state.problem() != null) {
            return state.runStarted() == null ? Status.STOPPED : Status.FAILED;
        }
        if (state.runStarted() != null) {
            return Status.WAITING;
        }
        if (state.lastGood() == null) {
            return Status.NEVER_RUN;
        }
        return idle ? Status.IDLE : Status.DUE;
    }

    private static Duration behind(JobState state, Duration cadence, Instant since, Instant now) {
        Instant from = state.lastGood() == null ? since : state.lastGood();
        Duration late = Duration.between(from.plus(cadence), now);
        return late.isNegative() ? Duration.ZERO : late;
    }
}
