package io.sprintqueue.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.store.sync.Job;
import io.sprintqueue.store.sync.Tally;
import io.sprintqueue.store.sync.Tally.Counted;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;

class CompletenessTest {
    private final World world = new World();

    @BeforeEach
    void aFirstRunTellsNothing() {
        world.jira.put("1000", "a");
        world.jira.put("1001", "b");
        world.good(Job.RECONCILE);
    }

    private void webhook(String id) {
        world.webhook(id, "comment_created", "{\"id\":\"%s\"}".formatted(id));
    }

    private Tally quarterLater() {
        world.later(Duration.ofMinutes(15));
        return world.good(Job.RECONCILE);
    }

    @Test
    void each_change_is_judged_once_and_not_before_jira_has_stopped_trying() {
        world.later(Duration.ofMinutes(5));
        world.jira.put("1000", "told");
        webhook("1000");
        world.later(Duration.ofMinutes(1));
        world.jira.put("1001", "lost");

        long judged = 0;
        long told = 0;
        for (int quarter = 0; quarter < 16; quarter++) {
            Tally tally = quarterLater();
            assertThat(quarter < 7 ? tally.count(Counted.JUDGED) : 0).isZero();
            judged += tally.count(Counted.JUDGED);
            told += tally.count(Counted.TOLD);
        }
        assertThat(judged).isEqualTo(2);
        assertThat(told).isEqualTo(1);
    }

    /// The reading that heals a lost change is no webhook.
    @Test
    void what_sync_read_is_not_taken_for_a_webhook() {
        world.later(Duration.ofMinutes(5));
        world.jira.put("1000", "lost");
        quarterLater();
        world.later(Duration.ofHours(2));

        Tally tally = quarterLater();
        assertThat(tally.count(Counted.JUDGED)).isEqualTo(1);
        assertThat(tally.count(Counted.TOLD)).isZero();
    }

    /// As after a pause, or while Jira was down for days.
    @Test
    void a_change_whose_records_have_expired_is_not_judged() {
        world.later(Duration.ofMinutes(5));
        world.jira.put("1000", "told");
        webhook("1000");
        world.later(world.configuration.limits().deduplication());

        assertThat(quarterLater().count(Counted.JUDGED)).isZero();
        assertThat(quarterLater().count(Counted.JUDGED)).isZero();
    }
}
