package io.sprintqueue.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.JiraHeaders;
import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.core.delivery.Site;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;

class DeduplicationIdTest {
    private static final Body BODY = Messages.body("{}");

    /// The SHA-256 of `default issue-10013~44136fa355b3678a1146ad16f7e8649e 0 0`: two versions that
    /// run in parallel must agree.
    private static final String RECORDED =
            "5e84b79bff47d2cbfaea87abbbe25dfb4ed183c387b38e5eede39dff195ded00";

    @Test
    void it_is_of_characters_and_a_length_that_sqs_takes() {
        assertThat(of(Site.DEFAULT, Messages.ISSUE, BODY, 0, 0)).matches("[0-9a-f]{64}");
    }

    @Test
    void it_never_changes_for_the_same_event() {
        assertThat(of(Site.DEFAULT, Messages.ISSUE, BODY, 0, 0)).isEqualTo(RECORDED);
    }

    @Test
    void what_may_differ_between_two_sends_of_one_event_does_not_count() {
        var whole = Messages.whole(BODY);
        var resent =
                new Envelope(
                        whole.site(),
                        whole.eventId(),
                        whole.entity(),
                        whole.webhookEvent(),
                        whole.issueKey(),
                        whole.jiraTimestamp(),
                        Instant.EPOCH,
                        JiraHeaders.NONE,
                        Lane.INTERACTIVE,
                        whole.redriveCycle(),
                        whole.replay(),
                        Instant.MAX,
                        null);

        assertThat(DeduplicationId.of(resent)).isEqualTo(DeduplicationId.of(whole));
    }

    @Test
    void site_event_replay_and_cycle_all_count() {
        var ids = new HashSet<String>();
        for (Site site : List.of(Site.DEFAULT, new Site("acme"))) {
            for (Entity entity : List.of(Entity.issue("1"), Entity.issue("2"))) {
                for (Body body : List.of(BODY, Messages.body("{ }"))) {
                    for (int number = 0; number < 12; number++) {
                        ids.add(of(site, entity, body, number, 0));
                        ids.add(of(site, entity, body, 0, number));
                    }
                }
            }
        }

        assertThat(ids).hasSize(2 * 2 * 2 * (12 + 11));
    }

    @Test
    void a_copy_that_waits_is_another_send_than_the_one_before_and_the_one_after() {
        var fresh = Messages.envelope(BODY, Lane.INTERACTIVE, 0, 0);
        var waiting = fresh.due(Instant.EPOCH);

        assertThat(new HashSet<>(List.of(fresh, waiting, waiting.redriven())))
                .extracting(DeduplicationId::of)
                .doesNotHaveDuplicates();
    }

    private static String of(Site site, Entity entity, Body body, int cycle, int replay) {
        return DeduplicationId.of(
                new Envelope(
                        site,
                        EventId.of(entity, body),
                        entity,
                        null,
                        null,
                        null,
                        Messages.RECEIVED_AT,
                        JiraHeaders.NONE,
                        Lane.INTERACTIVE,
                        cycle,
                        replay,
                        null,
                        null));
    }
}
