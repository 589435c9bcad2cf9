package io.sprintqueue.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;

/// Every schedule there is, where there are few: events of one issue in both lanes, a worker on
/// each, and one crash or lost acknowledgement.
class SmallScopesTest {
    private static final System.Logger LOG = System.getLogger(SmallScopesTest.class.getName());

    static List<SmallFacts.Scope> inEachBuild() {
        return SmallFacts.IN_EACH_BUILD;
    }

    static List<SmallFacts.Scope> inFull() {
        return SmallFacts.IN_FULL;
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @MethodSource("inEachBuild")
    void every_schedule_of_a_small_scope_ends_as_the_model_says(SmallFacts.Scope scope) {
        assertEverySchedule(scope);
    }

    @ParameterizedTest
    @Tag("full")
    @Execution(ExecutionMode.CONCURRENT)
    @MethodSource("inFull")
    void every_schedule_of_a_larger_scope_ends_as_the_model_says(SmallFacts.Scope scope) {
        assertEverySchedule(scope);
    }

    private static void assertEverySchedule(SmallFacts.Scope scope) {
        Exhaustion.Sum sum =
                Exhaustion.of(choices -> SmallScope.run(scope, choices, PlantedBug.NOTHING));
        LOG.log(System.Logger.Level.INFO, "{0}: {1}", scope, sum);
        assertThat(sum.violations()).isEmpty();
    }

    @Test
    void a_missing_optimistic_check_is_found_by_two_updates() {
        assertFoundByTwoUpdates(PlantedBugs.noOptimisticCheck());
    }

    @Test
    void an_event_that_is_marked_as_done_before_its_effect_is_found_by_two_updates() {
        assertFoundByTwoUpdates(PlantedBugs.recordsBeforeTheState());
    }

    private static void assertFoundByTwoUpdates(PlantedBug bug) {
        SmallFacts.Scope scope = SmallFacts.TWO_UPDATES;
        Exhaustion.Sum sum = Exhaustion.of(choices -> SmallScope.run(scope, choices, bug));
        LOG.log(System.Logger.Level.INFO, "{0} with a bug: {1}", scope, sum);
        assertThat(sum.violations()).isNotEmpty();
    }
}
