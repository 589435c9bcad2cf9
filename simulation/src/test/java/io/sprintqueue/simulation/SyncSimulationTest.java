package io.sprintqueue.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;

class SyncSimulationTest {
    private static final System.Logger LOG = System.getLogger(SyncSimulationTest.class.getName());

    private static final long IN_EACH_BUILD = 40;
    private static final long IN_ALL = 500;

    private static final List<String> EVERYTHING =
            List.of(
                    "jira APPLIED",
                    "jira STALE",
                    "sync APPLIED",
                    "sync STALE",
                    "hidden",
                    "shown again",
                    "half of a project is hidden");

    @Test
    void every_history_ends_as_the_account_sees_it() {
        assertAllEndAsSeen(Histories.asked(SyncSimulation.NAME, IN_EACH_BUILD));
    }

    @Test
    @Tag("full")
    void the_histories_up_to_the_five_hundredth_end_as_the_account_sees_it() {
        assertAllEndAsSeen(new Histories(IN_EACH_BUILD, IN_ALL - IN_EACH_BUILD));
    }

    private static void assertAllEndAsSeen(Histories histories) {
        long startNanos = System.nanoTime();
        Histories.Sum sum = histories.run(seed -> SyncSimulation.run(seed, SyncBug.NOTHING));
        LOG.log(
                System.Logger.Level.INFO,
                "{0} in {1} s",
                sum,
                (System.nanoTime() - startNanos) / 1_000_000_000);
        assertThat(sum.violations()).isEmpty();
        if (histories.count() >= IN_ALL - IN_EACH_BUILD) {
            assertThat(sum.tally().counts().keySet())
                    .as("everything that can happen has happened")
                    .containsAll(EVERYTHING);
        }
    }

    @Test
    void a_seed_replays_exactly_the_same_history() {
        for (long seed = 0; seed < 5; seed++) {
            Histories one = new Histories(seed, 1);
            assertThat(one.run(each -> SyncSimulation.run(each, SyncBug.NOTHING)))
                    .isEqualTo(one.run(each -> SyncSimulation.run(each, SyncBug.NOTHING)));
        }
    }
}
