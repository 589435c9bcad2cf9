package io.sprintqueue.lab.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.Site;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

class SettlingTest {
    private static final Instant BEGIN = Instant.parse("2026-11-24T09:00:00Z");

    private final Settling settling = new Settling();

    @Test
    void it_spans_from_the_first_receipt_to_the_last_end_in_whatever_order_they_are_seen() {
        see("2", 500, 900, "APPLIED");
        see("1", 100, 200, "APPLIED");
        see("3", 300, 700, "STALE");

        assertThat(settling.whole()).isEqualTo(Duration.ofMillis(800));
        assertThat(settling.latencies().millisAt(0)).isBetween(99.0, 101.0);
        assertThat(settling.latencies().millisAt(100)).isBetween(399.0, 401.0);
        assertThat(settling.outcomes())
                .containsExactly(Map.entry("APPLIED", 2), Map.entry("STALE", 1));
    }

    @Test
    void what_is_tried_again_has_not_ended() {
        assertThat(see("1", 0, 100, "RETRYING")).isFalse();

        assertThat(settling.outcomes()).isEmpty();
        assertThat(settling.commits()).isZero();
        assertThat(settling.whole()).isZero();
        assertThat(settling.latencies().isEmpty()).isTrue();
    }

    @Test
    void events_of_an_entity_that_ended_at_one_time_are_one_commit() {
        see("1", 0, 100, "APPLIED");
        see("1", 20, 100, "STALE");
        see("1", 30, 150, "APPLIED");
        see("2", 30, 150, "APPLIED");

        assertThat(settling.commits()).isEqualTo(3);
    }

    private boolean see(String issue, long receivedMillis, long finishedMillis, String outcome) {
        Entity entity = Entity.issue(issue);
        byte[] body = (issue + receivedMillis).getBytes(StandardCharsets.UTF_8);
        var event = new Ledger.Event(Site.DEFAULT, EventId.of(entity, new Body(body)));
        return settling.see(
                CannedRecords.record(
                        event,
                        outcome,
                        BEGIN.plusMillis(receivedMillis),
                        BEGIN.plusMillis(finishedMillis)));
    }
}
