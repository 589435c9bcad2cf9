package io.sprintqueue.lab.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.lab.chaos.Step.Act;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;

class PlanTest {
    private static final Duration LENGTH = Duration.ofMinutes(10);

    @Test
    void a_seed_always_draws_the_same_plan() {
        Plan plan = Plan.of(7, LENGTH, ChaosOptions.Kinds.ALL);

        assertThat(Plan.of(7, LENGTH, ChaosOptions.Kinds.ALL)).isEqualTo(plan);
        assertThat(Plan.of(8, LENGTH, ChaosOptions.Kinds.ALL)).isNotEqualTo(plan);
        assertThat(plan.steps()).isSortedAccordingTo(Comparator.comparing(Step::at));
    }

    @Test
    void what_is_disturbed_is_healed_before_it_is_disturbed_again() {
        Set<Stretch> disturbed = new HashSet<>();
        for (Step step : Plan.of(7, LENGTH, ChaosOptions.Kinds.NETWORK).steps()) {
            switch (step.act()) {
                case Act.Disturb(Stretch stretch, _) -> assertThat(disturbed.add(stretch)).isTrue();
                case Act.Heal(Stretch stretch) -> assertThat(disturbed.remove(stretch)).isTrue();
                case Act.KillOne _ -> throw new AssertionError("a kill");
            }
        }
        assertThat(disturbed).isEmpty();
    }

    @Test
    void each_stretch_meets_each_fault_within_an_hour() {
        Set<Object> met = new HashSet<>();
        for (Step step : Plan.of(7, Duration.ofHours(1), ChaosOptions.Kinds.ALL).steps()) {
            if (step.act() instanceof Act.Disturb(Stretch stretch, Fault fault)) {
                met.add(stretch + fault.getClass().getSimpleName());
            }
        }
        assertThat(met).hasSize(Stretch.values().length * 5);
    }
}
