package io.sprintqueue.lab.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.lab.load.Delivery;
import io.sprintqueue.lab.load.JiraClient.Result;
import io.sprintqueue.lab.load.Ledger;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Three events of one issue, two of them in one write; and what is found where that is not so.
class VerdictTest {
    private static final Entity ISSUE = Entity.issue("10001");
    private static final Comparison SAME = new Comparison(1, List.of());

    private final Ledger ledger = new Ledger();
    private final Map<Ledger.Event, Recorded.Row> rows = new HashMap<>();
    private final Map<Recorded.Owner, Long> revisions = new HashMap<>();

    VerdictTest() {
        accept("a", Delivery.Fate.SETTLED);
        accept("b", Delivery.Fate.SETTLED);
        accept("c", Delivery.Fate.SETTLED);
        rows.put(event("a"), new Recorded.Row("APPLIED", "first write"));
        rows.put(event("b"), new Recorded.Row("APPLIED", "first write"));
        rows.put(event("c"), new Recorded.Row("APPLIED", "second write"));
        revisions.put(new Recorded.Owner(Site.DEFAULT, ISSUE), 2L);
    }

    @Test
    void it_passes_if_each_write_is_in_the_records_and_each_record_is_final() {
        rows.put(event("d"), new Recorded.Row("STALE", "no write"));
        accept("d", Delivery.Fate.SETTLED);

        assertThat(verdict().findings()).isEmpty();
        assertThat(verdict().holds()).isTrue();
    }

    @Test
    void an_accepted_event_without_a_record_is_lost() {
        accept("gone", Delivery.Fate.SETTLED);

        assertThat(verdict().lost()).singleElement().asString().endsWith("is nowhere");
        assertThat(verdict().holds()).isFalse();
    }

    @Test
    void an_event_that_is_retrying_or_dead_is_lost_unless_it_must_die() {
        accept("still", Delivery.Fate.SETTLED);
        accept("buried", Delivery.Fate.SETTLED);
        accept("unreadable", Delivery.Fate.DEAD);
        rows.put(event("still"), new Recorded.Row("RETRYING", "x"));
        rows.put(event("buried"), new Recorded.Row("DEAD", "y"));
        rows.put(event("unreadable"), new Recorded.Row("DEAD", "z"));

        assertThat(verdict().lost()).hasSize(2);
    }

    @Test
    void a_state_written_more_often_than_the_records_say_is_doubled() {
        revisions.put(new Recorded.Owner(Site.DEFAULT, ISSUE), 3L);

        assertThat(verdict().doubled())
                .containsExactly("default/issue-10001 has revision 3 and records of 2 writes");
        assertThat(verdict().holds()).isFalse();
    }

    @Test
    void a_difference_a_final_refusal_and_an_unsettled_lane_each_speak_against_it() {
        assertThat(Verdict.of(ledger, recorded(), new Comparison(1, List.of("x")), true).holds())
                .isFalse();
        assertThat(Verdict.of(ledger, recorded(), SAME, false).holds()).isFalse();
        ledger.enter(delivery("e", Delivery.Fate.SETTLED), new Result.Refused(400, 0));

        assertThat(verdict().findings()).containsExactly("refused: HTTP 400");
    }

    @Test
    void a_second_acceptance_is_a_duplicate_and_not_an_event() {
        accept("a", Delivery.Fate.SETTLED);

        assertThat(verdict().counts())
                .containsEntry("accepted", 3L)
                .containsEntry("duplicates absorbed", 1L)
                .containsEntry("ended APPLIED", 3L);
    }

    private Verdict verdict() {
        return Verdict.of(ledger, recorded(), SAME, true);
    }

    private Recorded recorded() {
        return new Recorded(rows, revisions);
    }

    private void accept(String body, Delivery.Fate fate) {
        ledger.enter(delivery(body, fate), new Result.Accepted(event(body).id(), 0));
    }

    private static Delivery delivery(String body, Delivery.Fate fate) {
        return new Delivery(Site.DEFAULT, body(body), false, fate);
    }

    private static Ledger.Event event(String body) {
        return new Ledger.Event(Site.DEFAULT, EventId.of(ISSUE, body(body)));
    }

    private static Body body(String text) {
        return new Body(text.getBytes(StandardCharsets.UTF_8));
    }
}
