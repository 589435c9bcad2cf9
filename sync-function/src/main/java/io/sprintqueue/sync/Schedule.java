package io.sprintqueue.sync;

import io.sprintqueue.store.sync.Job;
import io.sprintqueue.store.sync.JobState;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Decides what is next: the job that is most overdue, and a fill after all others.
final class Schedule {
    /// What is left of a lease when a slice must have given it back.
    static final Duration LEASE = Duration.ofSeconds(90);

    static final Duration SLICE = Duration.ofSeconds(45);

    private Schedule() {}

    /// @param busy whether the lanes have enough to do: bulk jobs wait then
    static Optional<Job> next(Collection<JobState> jobs, Instant now, boolean busy) {
        return jobs.stream()
                .filter(state -> !state.isLeased(now) && !state.dueAt().isAfter(now))
                .filter(state -> !busy || !state.job().isBulk())
                .min(
                        Comparator.comparing((JobState state) -> state.job() == Job.FILL)
                                .thenComparing(
                                        state -> overdue(state, now), Comparator.reverseOrder()))
                .map(JobState::job);
    }

    /// How overdue it is, in its own cadences: a daily job that is an hour late is less so than one
    /// of every quarter of an hour.
    private static double overdue(JobState state, Instant now) {
        Instant lastGood = state.lastGood();
        Instant due = lastGood == null ? Instant.EPOCH : lastGood.plus(state.job().cadence());
        return (double) Duration.between(due, now).toMillis() / state.job().cadence().toMillis();
    }
}
