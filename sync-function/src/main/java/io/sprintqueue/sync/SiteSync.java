package io.sprintqueue.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.aws.Failures;
import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.jira.JiraException;
import io.sprintqueue.jira.JiraException.Kind;
import io.sprintqueue.jira.JiraSite;
import io.sprintqueue.store.sync.Cells;
import io.sprintqueue.store.sync.HourlyCounts;
import io.sprintqueue.store.sync.Job;
import io.sprintqueue.store.sync.JobState;
import io.sprintqueue.store.sync.JobStates;
import io.sprintqueue.store.sync.Pauses;
import io.sprintqueue.store.sync.Tally;
import io.sprintqueue.store.sync.Tally.Counted;
import io.sprintqueue.sync.JobWork.Progress;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/// Does what is due for one site, slice by slice, until nothing is due or the time is over.
final class SiteSync {
    private static final Duration RETRY = Duration.ofMinutes(1);
    private static final String CONTRADICTED_RUNS = "contradictedRuns";
    private static final int STANDING_RUNS = 3;
    private static final Logger LOG = LoggerFactory.getLogger(SiteSync.class);

    private final Site site;
    private final JobStates states;
    private final Pauses pauses;
    private final HourlyCounts counts;
    private final Gate gate;
    private final Map<Job, JobWork> work;
    private final Conversations conversations;
    private final BooleanSupplier busy;
    private final Configuration.Sync settings;
    private final InstantSource clock;

    SiteSync(
            Site site,
            Cells cells,
            Gate gate,
            Map<Job, JobWork> work,
            Conversations conversations,
            BooleanSupplier busy,
            Configuration.Sync settings,
            InstantSource clock) {
        this.site = site;
        this.states = new JobStates(cells);
        this.pauses = new Pauses(cells);
        this.counts = new HourlyCounts(cells);
        this.gate = gate;
        this.work = Map.copyOf(work);
        this.conversations = conversations;
        this.busy = busy;
        this.settings = settings;
        this.clock = clock;
    }

    /// Makes what a slice needs.
    interface Conversations {
        /// Opens one with the site's Jira, for the time until then.
        ///
        /// @param tally is told of its requests
        JiraSite open(Instant deadline, Tally tally);

        Slice slice(
                JiraSite jira,
                Gate.Entry entry,
                Instant deadline,
                Slice.Places places,
                Tally tally);
    }

    /// What one slice came to.
    ///
    /// @param problem absent where it was good
    /// @param tally what the run has counted so far
    /// @param here what this slice has
    record SliceResult(Job job, Optional<String> problem, Tally tally, Tally here) {}

    List<SliceResult> run(Instant end) {
        var results = new ArrayList<SliceResult>();
        Optional<Job> next = next();
        while (next.isPresent() && clock.instant().isBefore(end)) {
            Optional<JobStates.Lease> lease =
                    states.take(site, next.get(), clock.instant(), lease());
            if (lease.isEmpty()) {
                return results;
            }
            SliceResult result = slice(lease.get(), end);
            results.add(result);
            next = next();
        }
        return results;
    }

    /// Twice the slice: what is left of it must do for the last answers.
    private Duration lease() {
        return settings.slice().multipliedBy(2);
    }

    private Optional<Job> next() {
        Instant now = clock.instant();
        return gate.isClosed(site, now) || pauses.until(site, now).isPresent()
                ? Optional.empty()
                : Schedule.next(states.of(site), settings.cadences(), now, busy.getAsBoolean());
    }

    SliceResult slice(JobStates.Lease lease, Instant end) {
        JobState state = lease.state();
        Tally tally = Tally.from(tallied(state));
        Optional<String> problem = giveBack(lease, withTally(outcome(state, end, tally), tally));
        Tally here = tally.since(Tally.from(tallied(state)));
        count(here);
        return new SliceResult(state.job(), problem, tally, here);
    }

    /// A state that cannot be stored, as one that grew too large, fails its job and no other: the
    /// run stays where the slice began.
    ///
    /// @return the problem that the job has then; nothing where there is none
    private Optional<String> giveBack(JobStates.Lease lease, JobState after) {
        JobState stored = after;
        boolean kept;
        try {
            kept = states.giveBack(lease, after);
        } catch (RuntimeException refused) {
            String why = "the state is not stored: " + Failures.describe(refused);
            stored = failed(lease.state(), lease.state().cursor(), why);
            kept = states.giveBack(lease, stored);
        }
        return kept
                ? Optional.ofNullable(stored.problem())
                : Optional.of("the lease ran out, and somebody else has the job");
    }

    /// What was done stands, counted or not.
    private void count(Tally here) {
        try {
            counts.add(site, clock.instant(), here);
        } catch (RuntimeException failed) {
            LOG.atWarn().setCause(Failures.harmless(failed)).log("a slice is not counted");
        }
    }

    /// The run goes on from the last place up to which the same account read. That the requests are
    /// used up is a failure only where a whole slice came no further.
    private JobState outcome(JobState state, Instant end, Tally tally) {
        var reached = new AtomicReference<>(state.cursor());
        Instant sliceEnd = clock.instant().plus(settings.slice());
        Instant deadline = sliceEnd.isBefore(end) ? sliceEnd : end;
        try {
            Progress progress =
                    new Visit(site, gate, conversations, clock)
                            .make(
                                    deadline,
                                    reached::set,
                                    tally,
                                    slice -> worker(state.job()).run(state, inTry(state, slice)));
            return after(state, progress, tally);
        } catch (JiraException failed) {
            boolean stuck = reached.get().equals(state.cursor()) && deadline.equals(sliceEnd);
            return failed.kind() == Kind.OUT_OF_TIME && !stuck
                    ? state.waiting(reached.get(), deadline)
                    : failed(state, reached.get(), failed.getMessage());
        } catch (RunStopped stopped) {
            String why = String.valueOf(stopped.getMessage());
            return state.stopped(state.memory(), why, nextAfter(state.job()));
        } catch (RuntimeException failed) {
            return failed(state, reached.get(), Failures.describe(failed));
        }
    }

    private static Slice inTry(JobState state, Slice slice) {
        return state.problem() == null ? slice : slice.isolating();
    }

    private JobWork worker(Job job) {
        return Optional.ofNullable(work.get(job))
                .orElseThrow(() -> new IllegalStateException("nothing does " + job));
    }

    private JobState after(JobState state, Progress progress, Tally tally) {
        return switch (progress) {
            case Progress.More(ObjectNode cursor, ObjectNode memory) ->
                    state.paused(cursor, memory);
            case Progress.Stopped(ObjectNode memory, String why) ->
                    state.stopped(memory, why, nextAfter(state.job()));
            case Progress.Done(ObjectNode memory) ->
                    state.finished(withContradictions(memory, state, tally));
        };
    }

    /// One run with contradictions may have met a change on its way; those of three in a row stand.
    private static ObjectNode withContradictions(ObjectNode memory, JobState state, Tally tally) {
        int before = state.memory().path(CONTRADICTED_RUNS).asInt();
        int runs = tally.count(Counted.CONTRADICTED) == 0 ? 0 : before + 1;
        tally.add(Counted.STANDING, runs >= STANDING_RUNS ? 1 : 0);
        return memory.deepCopy().put(CONTRADICTED_RUNS, runs);
    }

    private JobState failed(JobState state, ObjectNode reached, @Nullable String problem) {
        String known = String.valueOf(problem);
        Instant next = nextAfter(state.job());
        Instant soon = clock.instant().plus(RETRY);
        return state.failed(reached, known, next.isBefore(soon) ? next : soon);
    }

    private Instant nextAfter(Job job) {
        return clock.instant().plus(job.cadence(settings.cadences()));
    }

    /// What the run has counted lies in its memory, where operators see it after the run too.
    private static JsonNode tallied(JobState state) {
        return state.cursor().isEmpty() ? JobState.empty() : state.memory().path(JobState.TALLY);
    }

    private static JobState withTally(JobState state, Tally tally) {
        ObjectNode memory = state.memory().deepCopy();
        tally.into(memory.putObject(JobState.TALLY));
        return state.remembering(memory);
    }
}
