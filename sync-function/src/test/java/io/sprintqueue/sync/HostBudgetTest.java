package io.sprintqueue.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sprintqueue.jira.JiraException;
import io.sprintqueue.store.sync.Cells;
import io.sprintqueue.store.sync.InMemoryCells;
import io.sprintqueue.store.sync.Tally;
import io.sprintqueue.store.sync.Tally.Counted;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

class HostBudgetTest {
    private static final Instant START = Instant.parse("2026-10-05T09:00:00Z");

    private final Cells cells = new InMemoryCells();
    private final Tally tally = new Tally();
    private Instant now = START;

    private HostBudget budget() {
        return new HostBudget(
                cells,
                "jira.acme.example",
                new HostBudget.Rate(5, 20),
                () -> now,
                START.plusSeconds(600),
                this::pass,
                tally);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    @Test
    void all_that_ask_one_host_together_stay_within_its_rate() {
        var random = new Random(20_261_128);
        HostBudget[] budgets = {budget(), budget(), budget()};
        for (int taken = 1; taken <= 400; taken++) {
            budgets[random.nextInt(budgets.length)].take();
            double seconds = Duration.between(START, now).toMillis() / 1_000.0;
            assertThat((double) taken).isLessThanOrEqualTo(20 + 5 * seconds);
        }
        assertThat(tally.count(Counted.REQUESTS)).isEqualTo(400);
    }

    @Test
    void a_refusal_of_one_stops_all() {
        budget().pauseUntil(START.plusSeconds(30));
        budget().take();

        assertThat(now).isEqualTo(START.plusSeconds(30));
        assertThat(tally.count(Counted.REFUSED)).isEqualTo(1);
    }

    @Test
    void whoever_loses_what_it_waited_for_waits_again() {
        var others = new AtomicInteger(50);
        HostBudget greedy = budget();
        var patient =
                new HostBudget(
                        cells,
                        "jira.acme.example",
                        new HostBudget.Rate(5, 20),
                        () -> now,
                        START.plusSeconds(600),
                        time -> {
                            pass(time);
                            if (others.decrementAndGet() > 0) {
                                greedy.take();
                            }
                        },
                        tally);
        for (int taken = 0; taken < 20; taken++) {
            greedy.take();
        }

        patient.take();
        assertThat(others.get()).isNotPositive();
    }

    @Test
    void nothing_is_waited_for_beyond_the_slice() {
        budget().pauseUntil(START.plusSeconds(601));

        assertThatThrownBy(() -> budget().take())
                .isInstanceOf(JiraException.class)
                .hasMessage("no request is left for jira.acme.example within this slice");
    }

    @Test
    void what_jira_grants_slows_all_down_and_up_again() {
        HostBudget budget = budget();
        for (int taken = 0; taken < 19; taken++) {
            budget.take();
        }
        budget.granted(2);
        budget.take();
        assertThat(now).isEqualTo(START.plusSeconds(1));

        budget.granted(100);
        budget.take();
        assertThat(now).isEqualTo(START.plusMillis(1_200));
    }

    /// Each slice has a budget of its own, and hears what is granted with its first answer.
    @Test
    void time_that_passed_counts_at_the_speed_that_was_granted_in_it() {
        HostBudget before = budget();
        before.granted(0.2);
        for (int taken = 0; taken < 19; taken++) {
            before.take();
        }
        Instant empty = now;
        pass(Duration.ofSeconds(10));

        HostBudget after = budget();
        after.granted(0.2);
        after.take();
        assertThat(now).isEqualTo(empty.plusSeconds(20));
        after.take();
        assertThat(now).isEqualTo(empty.plusSeconds(30));
    }

    @Test
    void one_request_is_kept_for_whoever_asks_after_it_was_said_that_none_is_left() {
        var budget =
                new HostBudget(
                        cells,
                        "jira.acme.example",
                        new HostBudget.Rate(1, 3),
                        () -> now,
                        START.plusMillis(500),
                        this::pass,
                        tally);
        budget.take();
        budget.take();

        assertThatThrownBy(budget::take).isInstanceOf(JiraException.class);
        budget.take();
        assertThatThrownBy(budget::take).isInstanceOf(JiraException.class);
    }
}
