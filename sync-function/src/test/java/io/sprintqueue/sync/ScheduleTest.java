package io.sprintqueue.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.config.Cadences;
import io.sprintqueue.store.sync.Job;
import io.sprintqueue.store.sync.JobState;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

class ScheduleTest {
    private static final Instant NOW = Instant.parse("2026-10-05T09:00:00Z");

    private static JobState ranAt(Job job, Duration ago) {
        return JobState.fresh(job).leased(NOW.minus(ago), NOW).finished(JobState.empty());
    }

    @Test
    void a_fill_is_after_all_others() {
        assertThat(
                        Schedule.next(
                                List.of(
                                        JobState.fresh(Job.FILL),
                                        ranAt(Job.RECONCILE, Duration.ofMinutes(15))),
                                Cadences.DEFAULT,
                                NOW,
                                false))
                .contains(Job.RECONCILE);
        assertThat(Schedule.next(List.of(JobState.fresh(Job.FILL)), Cadences.DEFAULT, NOW, false))
                .contains(Job.FILL);
    }

    @Test
    void a_census_waits_for_a_fill_that_is_due_and_not_for_one_that_was_stopped() {
        var census = JobState.fresh(Job.CENSUS);
        JobState fill = JobState.fresh(Job.FILL).leased(NOW, NOW.plusSeconds(90));
        JobState stopped = fill.stopped(JobState.empty(), "cleared", NOW.plusSeconds(1));

        assertThat(Schedule.next(List.of(census, fill), Cadences.DEFAULT, NOW, false)).isEmpty();
        assertThat(Schedule.next(List.of(census, stopped), Cadences.DEFAULT, NOW, false))
                .contains(Job.CENSUS);
    }

    @Test
    void what_is_overdue_by_more_of_its_own_cadence_goes_first() {
        assertThat(
                        Schedule.next(
                                List.of(
                                        ranAt(Job.CENSUS, Duration.ofHours(25)),
                                        ranAt(Job.RECONCILE, Duration.ofMinutes(17))),
                                Cadences.DEFAULT,
                                NOW,
                                false))
                .contains(Job.RECONCILE);
    }

    @Test
    void what_is_not_due_or_leased_or_failed_just_now_waits() {
        JobState fresh = JobState.fresh(Job.RECONCILE);

        assertThat(
                        Schedule.next(
                                List.of(
                                        ranAt(Job.SPRINTS, Duration.ofMinutes(14)),
                                        fresh.leased(NOW, NOW.plusSeconds(1)),
                                        JobState.fresh(Job.QUEUE)
                                                .failed(
                                                        JobState.empty(),
                                                        "away",
                                                        NOW.plusSeconds(1))),
                                Cadences.DEFAULT,
                                NOW,
                                false))
                .isEmpty();
        assertThat(
                        Schedule.next(
                                List.of(fresh.leased(NOW.minusSeconds(9), NOW)),
                                Cadences.DEFAULT,
                                NOW,
                                false))
                .as("its lease has run out")
                .contains(Job.RECONCILE);
    }

    @Test
    void bulk_jobs_wait_while_the_lanes_are_busy() {
        var all = List.of(JobState.fresh(Job.FILL), JobState.fresh(Job.CENSUS));

        assertThat(Schedule.next(all, Cadences.DEFAULT, NOW, true)).isEmpty();
        assertThat(
                        Schedule.next(
                                List.of(JobState.fresh(Job.RECONCILE)),
                                Cadences.DEFAULT,
                                NOW,
                                true))
                .contains(Job.RECONCILE);
    }
}
