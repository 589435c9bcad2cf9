package io.sprintqueue.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final System.Logger LOG = System.getLogger(SimulationTest.class.getName());

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
    }

    @Test
    void a_seed_replays_the_very_same_history() {
        for (long seed = 0; seed < 50; seed++) {
            Histories one = new Histories(seed, 1);
            assertThat(one.run(Plant.NOTHING)).isEqualTo(one.run(Plant.NOTHING));
        }
    }
}
