package io.sprintqueue.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// A proof that cannot fail proves nothing: each likely bug is planted here, and
/// must be found.
class PlantedBugsTest {
    private static final System.Logger LOG = System.getLogger(PlantedBugsTest.class.getName());
    private static final int SEEDS = 500;

    @Test
    void one_stamp_for_each_item_instead_of_each_register_is_found() {
        assertFound("one stamp for each item", PlantedMergeBugs.oneStampPerItem());
    }

    @Test
    void a_field_that_jira_stopped_sending_and_that_stays_is_found() {
        assertFound("absent says nothing", PlantedMergeBugs.absentSaysNothing());
    }

    @Test
    void a_field_that_a_trimmed_body_clears_is_found() {
        assertFound("a trimmed body clears", PlantedMergeBugs.trimmedClears());
    }

    @Test
    void a_missing_tombstone_is_found() {
        assertFound("no tombstone", PlantedBugs.noTombstone());
    }

    @Test
    void an_event_that_is_marked_as_done_before_its_effect_is_found() {
        assertFound("records before the state", PlantedBugs.recordsBeforeTheState());
    }

    @Test
    void an_event_that_is_marked_as_done_after_its_effect_is_found() {
        assertFound("records after the state", PlantedBugs.recordsAfterTheState());
    }

    @Test
    void a_redrive_that_acknowledges_before_it_sends_is_found() {
        assertFound("acknowledgement before the send", PlantedBugs.acknowledgementBeforeTheSend());
    }

    @Test
    void groups_by_key_instead_of_id_are_found() {
        assertFound("group by key", PlantedBugs.groupByKey());
    }

    @Test
    void a_missing_optimistic_check_is_found() {
        assertFound("no optimistic check", PlantedBugs.noOptimisticCheck());
    }

    @Test
    void success_of_a_whole_batch_on_the_failure_of_a_part_is_found() {
        assertFound("success of the whole batch", PlantedBugs.wholeBatchSucceeds());
    }

    private static void assertFound(String bug, Plant plant) {
        Histories.Sum sum = new Histories(0, SEEDS).run(plant);
        LOG.log(
                System.Logger.Level.INFO,
                "{0}: found by {1} of {2} seeds, first: {3}",
                bug,
                sum.violations().size(),
                SEEDS,
                sum.violations().isEmpty() ? "-" : sum.violations().getFirst());
        assertThat(sum.violations()).as(bug).isNotEmpty();
    }
}
