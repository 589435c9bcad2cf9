package io.sprintqueue.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Stream;

class SimulationTest {
    private static final System.Logger LOG = System.getLogger(SimulationTest.class.getName());

    private static final long IN_EACH_BUILD = 10_000;
    private static final long IN_ALL = 100_000;

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
                    "fetched from the body store",
                    "forgotten");

    private static List<String> everyFault() {
        return Port.ofWebhooks().stream()
                .flatMap(port ->
                        Stream.of(Fault.values())
                                .filter(fault -> fault != Fault.NONE)
                                .map(fault -> Swarm.name(port, fault)))
                .toList();
    }

    @Test
    void every_history_ends_as_the_model_says() {
        assertAllEndAsTheModelSays(Histories.asked(Simulation.NAME, IN_EACH_BUILD));
    }

    @Test
    @Tag("full")
    void the_histories_up_to_the_hundred_thousandth_end_as_the_model_says() {
        assertAllEndAsTheModelSays(new Histories(IN_EACH_BUILD, IN_ALL - IN_EACH_BUILD));
    }

    private static void assertAllEndAsTheModelSays(Histories histories) {
        long startNanos = System.nanoTime();
        Histories.Sum sum = histories.run(PlantedBug.NOTHING);
        LOG.log(
                System.Logger.Level.INFO,
                "{0} in {1} s",
                sum,
                (System.nanoTime() - startNanos) / 1_000_000_000);
        assertThat(sum.violations()).isEmpty();
        if (histories.count() >= 10_000) {
            assertThat(sum.tally().counts().keySet())
                    .as("everything that can happen has happened")
                    .containsAll(EVERYTHING)
                    .containsAll(everyFault());
        }
    }

    @Test
    void a_seed_replays_exactly_the_same_history() {
        for (long seed = 0; seed < 50; seed++) {
            Histories one = new Histories(seed, 1);
            assertThat(one.run(PlantedBug.NOTHING)).isEqualTo(one.run(PlantedBug.NOTHING));
        }
    }
}
