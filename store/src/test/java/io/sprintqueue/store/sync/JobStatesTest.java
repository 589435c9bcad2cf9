package io.sprintqueue.store.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.config.Cadences;
import io.sprintqueue.core.delivery.Site;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

class JobStatesTest {
    private static final Site SITE = Site.DEFAULT;
    private static final Instant NOW = Instant.parse("2026-10-05T09:00:00Z");
    private static final Duration LENGTH = Duration.ofSeconds(90);

    private final JobStates states = new JobStates(new InMemoryCells());

    private JobStates.Lease take(Instant now) {
        return states.take(SITE, Job.FILL, now, LENGTH).orElseThrow();
    }

    @Test
    void a_job_that_somebody_has_is_not_given_twice() {
        take(NOW);

        assertThat(states.take(SITE, Job.FILL, NOW.plusSeconds(89), LENGTH)).isEmpty();
        assertThat(states.take(SITE, Job.CENSUS, NOW, LENGTH)).isPresent();
    }

    @Test
    void whoever_lost_its_lease_writes_nothing_over_the_next() {
        JobStates.Lease slow = take(NOW);
        JobStates.Lease next = take(NOW.plusSeconds(90));

        assertThat(states.giveBack(slow, slow.state().finished(JobState.empty()))).isFalse();
        assertThat(states.giveBack(next, next.state().paused(JobState.empty(), JobState.empty())))
                .isTrue();
        assertThat(states.of(SITE).getFirst().lastGood()).isNull();
    }

    @Test
    void a_request_takes_the_job_from_its_beginning_and_from_whoever_is_at_it() {
        JobStates.Lease lease = take(NOW);
        states.request(SITE, Job.FILL);

        assertThat(states.giveBack(lease, lease.state().finished(JobState.empty()))).isFalse();
        assertThat(states.of(SITE).getFirst().dueAt(Cadences.DEFAULT)).isEqualTo(Instant.EPOCH);
    }

    @Test
    void a_state_is_read_as_it_was_written() {
        JobState state =
                JobState.fresh(Job.CENSUS)
                        .leased(NOW, NOW.plusSeconds(9))
                        .failed(JobState.empty().put("next", "t"), "away", NOW.plusSeconds(60));

        assertThat(JobState.decode(Job.CENSUS, state.encode())).isEqualTo(state);
        assertThat(JobState.decode(Job.FILL, "")).isEqualTo(JobState.fresh(Job.FILL));
    }
}
