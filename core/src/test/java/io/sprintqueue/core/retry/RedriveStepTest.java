package io.sprintqueue.core.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.config.Configuration.Redrive;
import io.sprintqueue.core.config.ConfigurationReader;
import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.core.support.Envelopes;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

class RedriveStepTest {
    private static final Instant NOW = Instant.parse("2026-10-05T09:12:44.123456Z");

    private final Redrive redrive = ConfigurationReader.defaults().retry().redrive();
    private final Envelope fresh =
            Envelopes.of(
                    new Body(
                            "{\"webhookEvent\":\"jira:issue_updated\",\"issue\":{\"id\":\"1\"}}"
                                    .getBytes(StandardCharsets.UTF_8)),
                    NOW);

    @Test
    void one_without_a_stamp_is_stamped_and_stays_what_it_is_otherwise() {
        Instant dueAt = Instant.parse("2026-10-05T09:27:44.123Z");

        assertThat(step(fresh, NOW)).isEqualTo(new RedriveStep.Schedule(fresh.due(dueAt)));
    }

    @Test
    void it_waits_longer_each_time_it_has_come_back() {
        Envelope third = fresh.redriven().redriven();

        assertThat(step(third, NOW))
                .isEqualTo(
                        new RedriveStep.Schedule(
                                third.due(Instant.parse("2026-10-05T13:12:44.123Z"))));
    }

    @Test
    void before_it_is_due_it_is_hidden_for_what_is_left() {
        Envelope stamped = fresh.due(NOW.plusSeconds(100));

        assertThat(step(stamped, NOW.plusSeconds(58)))
                .isEqualTo(new RedriveStep.Wait(Duration.ofSeconds(42)));
        assertThat(step(stamped, NOW.minus(Duration.ofDays(2))))
                .isEqualTo(new RedriveStep.Wait(Backoff.HIDDEN_MAX));
    }

    @Test
    void once_due_it_goes_to_the_bulk_lane_with_one_cycle_more_and_no_stamp() {
        Envelope stamped = fresh.due(NOW);

        assertThat(step(stamped, NOW)).isEqualTo(new RedriveStep.Return(fresh.redriven()));
        assertThat(fresh.redriven())
                .extracting(Envelope::lane, Envelope::redriveCycle, Envelope::dueAt)
                .containsExactly(Lane.BULK, 1, null);
    }

    @Test
    void when_all_cycles_are_spent_it_neither_waits_nor_returns() {
        Envelope spent = fresh.redriven().redriven().redriven().redriven();

        assertThat(step(spent, NOW)).isEqualTo(new RedriveStep.Spent());
        assertThat(step(spent.due(NOW.plusSeconds(9)), NOW)).isEqualTo(new RedriveStep.Spent());
    }

    private RedriveStep step(Envelope envelope, Instant now) {
        return RedriveStep.of(envelope, redrive, now, 0);
    }
}
