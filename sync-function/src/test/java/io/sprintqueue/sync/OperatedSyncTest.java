package io.sprintqueue.sync;

import static io.sprintqueue.sync.World.SITE;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.config.Cadences;
import io.sprintqueue.jira.JiraException.Kind;
import io.sprintqueue.store.sync.Job;
import io.sprintqueue.store.sync.JobStanding.Status;
import io.sprintqueue.store.sync.Pauses;
import io.sprintqueue.store.sync.SiteStanding;
import io.sprintqueue.store.sync.SyncStandings;
import io.sprintqueue.store.sync.SyncedSites;
import io.sprintqueue.store.sync.Tally.Counted;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/// What operators see of sync, and may tell it.
class OperatedSyncTest {
    private final World world = new World();

    @BeforeEach
    void the_site_has_credentials() {
        new SyncedSites(world.cells).note(List.of(SITE), world.now);
        IntStream.range(0, 10).forEach(n -> world.jira.put("" + (1_000 + n), "issue " + n));
    }

    private SiteStanding seen() {
        return new SyncStandings(world.cells, world.configuration.sync().cadences())
                .of(SITE, world.now)
                .orElseThrow();
    }

    @Test
    void a_paused_site_asks_jira_nothing_until_the_pause_is_over() {
        new Pauses(world.cells).pause(SITE, world.now.plus(Duration.ofHours(1)));
        assertThat(world.sync()).isEmpty();
        assertThat(world.jira.calls).isEmpty();
        assertThat(seen().job(Job.RECONCILE).status()).isEqualTo(Status.PAUSED);

        world.later(Duration.ofHours(1));
        assertThat(world.sync()).isNotEmpty();
    }

    @Test
    void what_the_slices_count_is_seen_as_the_figures_of_the_day() {
        world.good(Job.FILL);
        world.later(Duration.ofHours(1));
        world.good(Job.RECONCILE);

        assertThat(seen().count(Counted.SENT)).isEqualTo(10);
        assertThat(seen().issues()).hasValue(10);
        assertThat(seen().job(Job.FILL).status()).isEqualTo(Status.IDLE);
    }

    @Test
    void a_failed_login_is_seen_with_the_time_of_the_next_one() {
        world.jira.failing = Kind.CREDENTIALS;
        world.jira.failAfter = 0;
        world.sync();

        assertThat(seen().login().failed()).isTrue();
        assertThat(seen().login().retryAt()).isEqualTo(world.now.plus(Visit.PROBE));

        world.jira.failing = null;
        world.later(Visit.PROBE);
        world.sync();
        assertThat(seen().login().failed()).isFalse();
    }

    /// Each board stands twice in the state, and an item has 400 KB.
    @Test
    void a_state_that_is_too_large_to_be_stored_fails_its_job_and_no_other() {
        world.jira.boards =
                IntStream.range(1_000_000, 1_030_000).mapToObj(Integer::toString).toList();
        world.jira.onCall = () -> world.later(Duration.ofSeconds(10));
        assertThat(world.run(Job.SPRINTS).problem().orElse("")).contains("not stored");
        assertThat(seen().job(Job.SPRINTS).status()).isEqualTo(Status.FAILED);
        assertThat(world.state(Job.SPRINTS).dueAt(Cadences.DEFAULT)).isAfter(world.now);

        world.jira.onCall = () -> {};
        assertThat(world.sync())
                .filteredOn(result -> result.problem().isEmpty())
                .extracting(SiteSync.SliceResult::job)
                .contains(Job.FILL, Job.RECONCILE, Job.CENSUS);
    }
}
