package io.sprintqueue.store.sync;

import io.sprintqueue.core.delivery.Site;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.stream.Stream;

/// How the sync of a site stands at some time.
///
/// @param since when sync first knew the site's credentials
/// @param pausedUntil absent where it is not paused
/// @param jobs all of them
/// @param counted what was counted in the last 24 hours, by its name
/// @param accepted the projects of which it is accepted that most issues are gone, and until when
public record SiteStanding(
        Site site,
        Instant since,
        @Nullable Instant pausedUntil,
        Logins.Login login,
        List<JobStanding> jobs,
        SortedMap<String, Long> counted,
        SortedMap<String, Instant> accepted) {
    public SiteStanding {
        jobs = List.copyOf(jobs);
    }

    public JobStanding job(Job job) {
        return jobs.stream()
                .filter(standing -> standing.state().job() == job)
                .findFirst()
                .orElseThrow();
    }

    /// The site in one word: what an operator must know first.
    public Condition condition() {
        if (login.failed()) {
            return Condition.LOGIN_FAILED;
        }
        if (pausedUntil != null) {
            return Condition.PAUSED;
        }
        if (jobs.stream().anyMatch(job -> job.status() == JobStanding.Status.STOPPED)) {
            return Condition.STOPPED;
        }
        if (jobs.stream().anyMatch(JobStanding::isFailing)) {
            return Condition.FAILING;
        }
        return jobs.stream().anyMatch(JobStanding::isBehind) ? Condition.BEHIND : Condition.OK;
    }

    /// How many jobs are behind by two of their cadences, or were stopped, or are a fill that fails.
    public long faultyJobs() {
        return jobs.stream().filter(JobStanding::isFaulty).count();
    }

    /// What is wrong with a site, if anything is.
    public enum Condition {
        OK,
        /// An operator has paused it.
        PAUSED,
        /// A job is behind by two of its cadences.
        BEHIND,
        /// A fill fails.
        FAILING,
        /// A run was given up, since what it would do looked like a fault.
        STOPPED,
        /// Jira does not let sync in.
        LOGIN_FAILED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// How long the job that is most overdue has been so.
    public Duration behind() {
        return jobs.stream()
                .map(JobStanding::behind)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /// The count of the last 24 hours.
    public long count(Tally.Counted what) {
        return counted.getOrDefault(what.toString(), 0L);
    }

    /// How many issues there are, as the last census or fill has listed them.
    public OptionalLong issues() {
        return Stream.of(Job.CENSUS, Job.FILL)
                .map(job -> job(job).state().issues())
                .filter(OptionalLong::isPresent)
                .findFirst()
                .orElse(OptionalLong.empty());
    }
}
