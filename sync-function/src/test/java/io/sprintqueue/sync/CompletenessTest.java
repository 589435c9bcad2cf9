package io.sprintqueue.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.JiraHeaders;
import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.messaging.LaneMessage;
import io.sprintqueue.store.sync.Job;
import io.sprintqueue.store.sync.Tally;
import io.sprintqueue.store.sync.Tally.Counted;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

class CompletenessTest {
    private final World world = new World();

    @BeforeEach
    void aFirstRunTellsNothing() {
        world.jira.put("1000", "a");
        world.jira.put("1001", "b");
        world.good(Job.RECONCILE);
    }

    /// A webhook that Jira sends of a change just made.
    private void webhook(String id) {
        long sent = world.now.toEpochMilli() + 40;
        String json =
                """
                {"timestamp":%d,"webhookEvent":"comment_created","issue":{"id":"%s"},"comment":{}}\
                """
                        .formatted(sent, id);
        var body = new Body(json.getBytes(StandardCharsets.UTF_8));
        Entity issue = Entity.issue(id);
        world.deliver(
                new LaneMessage(
                        new Envelope(
                                World.SITE,
                                EventId.of(issue, body),
                                issue,
                                "comment_created",
                                null,
                                world.now.plusMillis(40),
                                world.now,
                                JiraHeaders.NONE,
                                Lane.INTERACTIVE,
                                0,
                                0,
                                null,
                                null),
                        body));
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
}
