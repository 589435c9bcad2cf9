package io.sprintqueue.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.store.sync.Job;
import io.sprintqueue.store.sync.Tally.Counted;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.stream.IntStream;

/// What a run says of webhooks that do not come, and of readings that do not win.
class FiguresTest {
    private final World world = new World();

    private void changed(int count) {
        IntStream.range(0, count).forEach(n -> world.jira.put("" + (1_000 + n), "at " + world.now));
    }

    private long silent(int changes, boolean told) {
        world.good(Job.RECONCILE);
        world.later(Duration.ofMinutes(5));
        changed(changes);
        if (told) {
            world.webhook("1003", "comment_created", "{\"id\":\"1003\"}");
        }
        world.later(Duration.ofMinutes(10));
        return world.good(Job.RECONCILE).count(Counted.SILENT);
    }

    @Test
    void five_changes_of_which_no_webhook_told_mean_that_none_comes() {
        assertThat(silent(5, false)).isEqualTo(1);
    }

    @Test
    void fewer_changes_or_one_that_was_told_mean_nothing() {
        assertThat(silent(4, false)).isZero();
        assertThat(silent(5, true)).isZero();
    }

    @Test
    void changes_from_before_the_first_run_and_those_just_made_mean_nothing() {
        changed(5);
        world.later(Duration.ofMinutes(5));
        assertThat(world.good(Job.RECONCILE).count(Counted.SILENT)).isZero();

        world.later(Duration.ofMinutes(15));
        changed(5);
        assertThat(world.good(Job.RECONCILE).count(Counted.SILENT)).isZero();
    }

    private long standing() {
        world.later(Duration.ofHours(1));
        world.states.request(World.SITE, Job.FILL);
        return world.good(Job.FILL).count(Counted.STANDING);
    }

    @Test
    void contradictions_of_three_runs_in_a_row_stand() {
        world.jira.put("1000", "the newer one");
        assertThat(standing()).isZero();
        String restored = world.now.minus(Duration.ofDays(1)).toString();
        world.jira.fieldsOf("1000").put("summary", "restored").put("updated", restored);

        assertThat(standing()).isZero();
        assertThat(standing()).isZero();
        assertThat(standing()).isEqualTo(1);
        world.jira.put("1000", "changed since");
        assertThat(standing()).isZero();
    }
}
