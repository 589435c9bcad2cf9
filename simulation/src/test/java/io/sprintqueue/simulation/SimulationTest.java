package io.sprintqueue.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class SimulationTest {
    private static final System.Logger LOG = System.getLogger(SimulationTest.class.getName());

    private static final List<String> EVERYTHING =
            List.of(
                    "APPLIED",
                    "STALE",
                    "IGNORED",
                    "DEAD",
                    "DUPLICATE",
                    "RETRYING",
                    "AlreadySettled",
                    "StateMoved",
                    "moved to a dead-letter queue",
                    "given up",
                    "forgotten");

    @Test
    void every_history_ends_as_the_model_says() {
        Histories histories = Histories.asked();
        long startNanos = System.nanoTime();
        Histories.Sum sum = histories.run(Plant.NOTHING);
        LOG.log(
                System.Logger.Level.INFO,
                "{0} in {1} s",
                sum,
                (System.nanoTime() - startNanos) / 1_000_000_000);
        assertThat(sum.violations()).isEmpty();
        assertThat(sum.tally().counts().keySet())
                .as("everything that can happen has happened")
                .containsAll(histories.count() < 1_000 ? List.of() : EVERYTHING);
    }

    @Test
    void a_seed_replays_the_very_same_history() {
        for (long seed = 0; seed < 50; seed++) {
            Histories one = new Histories(seed, 1);
            assertThat(one.run(Plant.NOTHING)).isEqualTo(one.run(Plant.NOTHING));
        }
    }
}
