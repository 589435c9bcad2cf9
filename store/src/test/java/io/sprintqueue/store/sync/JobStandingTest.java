package io.sprintqueue.store.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.config.Cadences;
import io.sprintqueue.store.sync.JobStanding.Status;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

class JobStandingTest {
    private static final Instant NOW = Instant.parse("2026-10-05T09:00:00Z");
    private static final Instant SINCE = NOW.minus(Duration.ofDays(30));

    private static JobState good(Job job, Duration ago) {
        return JobState.fresh(job).leased(NOW.minus(ago), NOW).finished(JobState.empty());
    }

    private static JobStanding standing(JobState state) {
        return JobStanding.of(state, Cadences.DEFAULT, SINCE, false, NOW);
    }

    private static Status status(JobState state) {
        return standing(state).status();
    }

    @Test
    void what_a_job_is_doing_follows_from_its_state_and_the_time() {
        JobState fresh = JobState.fresh(Job.RECONCILE);
        JobState leased = fresh.leased(NOW, NOW.plusSeconds(90));
        JobState between = leased.paused(JobState.empty(), JobState.empty());

        assertThat(status(fresh)).isEqualTo(Status.NEVER_RUN);
        assertThat(status(leased)).isEqualTo(Status.RUNNING);
        assertThat(status(between)).isEqualTo(Status.WAITING);
        assertThat(status(leased.failed(JobState.empty(), "away", NOW.plusSeconds(60))))
                .isEqualTo(Status.FAILED);
        assertThat(status(leased.stopped(JobState.empty(), "half is gone", NOW)))
                .isEqualTo(Status.STOPPED);
        assertThat(status(good(Job.RECONCILE, Duration.ofMinutes(14)))).isEqualTo(Status.IDLE);
        assertThat(status(good(Job.RECONCILE, Duration.ofMinutes(15)))).isEqualTo(Status.DUE);
    }

    @Test
    void a_pause_holds_back_all_but_the_slice_that_is_being_done() {
        JobState leased = JobState.fresh(Job.FILL).leased(NOW, NOW.plusSeconds(90));

        assertThat(JobStanding.of(leased, Cadences.DEFAULT, SINCE, true, NOW).status())
                .isEqualTo(Status.RUNNING);
        assertThat(
                        JobStanding.of(JobState.fresh(Job.FILL), Cadences.DEFAULT, SINCE, true, NOW)
                                .status())
                .isEqualTo(Status.PAUSED);
    }

    @Test
    void a_fill_that_is_over_is_not_due_again_and_never_behind() {
        JobStanding filled = standing(good(Job.FILL, Duration.ofDays(20_000)));

        assertThat(filled.status()).isEqualTo(Status.IDLE);
        assertThat(filled.nextDue()).isNull();
        assertThat(filled.behind()).isNull();
        assertThat(filled.isBehind()).isFalse();
    }

    @Test
    void a_job_is_overdue_by_what_is_over_its_cadence_and_behind_after_two_of_them() {
        JobStanding late = standing(good(Job.PROJECTS, Duration.ofMinutes(135)));
        JobStanding behind = standing(good(Job.PROJECTS, Duration.ofMinutes(136)));

        assertThat(late.behind()).isEqualTo(Duration.ofMinutes(75));
        assertThat(late.isBehind()).isFalse();
        assertThat(behind.isBehind()).isTrue();
        assertThat(standing(good(Job.PROJECTS, Duration.ofMinutes(30))).behind())
                .isEqualTo(Duration.ZERO);
    }

    @Test
    void a_job_that_never_ran_is_overdue_since_the_site_was_known() {
        JobState never = JobState.fresh(Job.CENSUS);

        assertThat(
                        JobStanding.of(never, Cadences.DEFAULT, NOW.minusSeconds(60), false, NOW)
                                .isBehind())
                .isFalse();
        assertThat(JobStanding.of(never, Cadences.DEFAULT, SINCE, false, NOW).isBehind()).isTrue();
        assertThat(JobStanding.of(never, Cadences.DEFAULT, SINCE, true, NOW).isBehind()).isFalse();
    }

    @Test
    void a_fill_that_was_stopped_is_due_again_after_a_day() {
        JobState leased = JobState.fresh(Job.FILL).leased(NOW, NOW.plusSeconds(90));
        Instant again = NOW.plus(Job.FILL.cadence(Cadences.DEFAULT));
        JobStanding stopped = standing(leased.stopped(JobState.empty(), "half is gone", again));

        assertThat(stopped.nextDue()).isEqualTo(NOW.plus(Duration.ofDays(1)));
        assertThat(stopped.isFaulty()).isTrue();
    }

    @Test
    void a_job_that_fails_is_faulty_once_it_is_behind_and_a_fill_that_fails_at_once() {
        Instant soon = NOW.plusSeconds(60);
        JobState fill = JobState.fresh(Job.FILL).leased(NOW, NOW.plusSeconds(90));
        JobState failed = fill.failed(JobState.empty(), "away", soon);
        JobState census = good(Job.CENSUS, Duration.ofHours(25)).leased(NOW, soon);

        assertThat(standing(fill).isFaulty()).isFalse();
        assertThat(standing(failed).isFaulty()).isTrue();
        assertThat(standing(failed.leased(NOW, soon)).isFaulty()).as("as it retries").isTrue();
        assertThat(JobStanding.of(failed, Cadences.DEFAULT, SINCE, true, NOW).isFaulty())
                .as("paused")
                .isFalse();
        assertThat(standing(census.failed(JobState.empty(), "away", soon)).isFaulty()).isFalse();
        assertThat(standing(good(Job.CENSUS, Duration.ofDays(9))).isFaulty()).isTrue();
    }
}
