package io.sprintqueue.sync;

import io.sprintqueue.core.config.Cadences;
import io.sprintqueue.store.sync.Job;
import io.sprintqueue.store.sync.JobState;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Decides what is next: the job that is most overdue, and a fill after all others but those that
/// would read the same issues before it.
final class Schedule {
    private Schedule() {}

    /// @param busy whether the lanes have enough to do: bulk jobs wait then
    static Optional<Job> next(
            Collection<JobState> jobs, Cadences cadences, Instant now, boolean busy) {
        boolean fills =
                jobs.stream()
                        .filter(state -> state.job() == Job.FILL)
                        .anyMatch(
                                state -> isUnderWay(state) || !state.dueAt(cadences).isAfter(now));
        return jobs.stream()
                .filter(state -> !state.isLeased(now) && !state.dueAt(cadences).isAfter(now))
                .filter(state -> !busy || !state.job().isBulk())
                .filter(state -> !fills || !waitsForFill(state.job()))
                .min(
                        Comparator.comparing((JobState state) -> state.job() == Job.FILL)
                                .thenComparing(
                                        state -> overdue(state, cadences, now),
                                        Comparator.reverseOrder()))
                .map(JobState::job);
    }

    private static boolean isUnderWay(JobState state) {
        return state.runStarted() != null && state.problem() == null;
    }

    /// Before the first fill a census would read every issue, and the fill would read it again.
    private static boolean waitsForFill(Job job) {
        return job == Job.CENSUS || job == Job.REFRESH;
    }

    /// How overdue it is, in its own cadences: a daily job that is an hour late is less so than one
    /// of every quarter of an hour.
    private static double overdue(JobState state, Cadences cadences, Instant now) {
        Instant lastGood = state.lastGood();
        Duration cadence = state.job().cadence(cadences);
        Instant due = lastGood == null ? Instant.EPOCH : lastGood.plus(cadence);
        return (double) Duration.between(due, now).toMillis() / cadence.toMillis();
    }
}
