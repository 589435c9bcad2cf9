package io.sprintqueue.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A proof that cannot fail proves nothing: each likely bug is planted here, and
/// must be found.
class PlantedBugsTest {
    private static final System.Logger LOG = System.getLogger(PlantedBugsTest.class.getName());
    private static final int SEEDS = 500;

    /// What somebody could do wrong.
    enum Bug {
        ONE_STAMP_FOR_EACH_ITEM_INSTEAD_OF_EACH_REGISTER,
        A_FIELD_THAT_JIRA_STOPPED_SENDING_STAYS,
        A_TRIMMED_BODY_CLEARS_A_FIELD,
        NO_TOMBSTONE,
        AN_EVENT_IS_MARKED_AS_DONE_BEFORE_ITS_EFFECT,
        AN_EVENT_IS_MARKED_AS_DONE_AFTER_ITS_EFFECT,
        A_REDRIVE_ACKNOWLEDGES_BEFORE_IT_SENDS,
        GROUPS_BY_KEY_INSTEAD_OF_ID,
        NO_OPTIMISTIC_CHECK,
        A_BATCH_SUCCEEDS_ALTHOUGH_A_PART_FAILED;

        PlantedBug bug() {
            return switch (this) {
                case ONE_STAMP_FOR_EACH_ITEM_INSTEAD_OF_EACH_REGISTER ->
                        PlantedMergeBugs.oneStampPerItem();
                case A_FIELD_THAT_JIRA_STOPPED_SENDING_STAYS ->
                        PlantedMergeBugs.absentSaysNothing();
                case A_TRIMMED_BODY_CLEARS_A_FIELD -> PlantedMergeBugs.trimmedClears();
                case NO_TOMBSTONE -> PlantedBugs.noTombstone();
                case AN_EVENT_IS_MARKED_AS_DONE_BEFORE_ITS_EFFECT ->
                        PlantedBugs.recordsBeforeTheState();
                case AN_EVENT_IS_MARKED_AS_DONE_AFTER_ITS_EFFECT ->
                        PlantedBugs.recordsAfterTheState();
                case A_REDRIVE_ACKNOWLEDGES_BEFORE_IT_SENDS ->
                        PlantedBugs.acknowledgementBeforeTheSend();
                case GROUPS_BY_KEY_INSTEAD_OF_ID -> PlantedBugs.groupByKey();
                case NO_OPTIMISTIC_CHECK -> PlantedBugs.noOptimisticCheck();
                case A_BATCH_SUCCEEDS_ALTHOUGH_A_PART_FAILED -> PlantedBugs.wholeBatchSucceeds();
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void each_bug_is_found(Bug bug) {
        Histories.Sum sum = new Histories(0, SEEDS).runToTheFirstViolation(bug.bug());

        assertThat(sum.violations()).isNotEmpty();
    }

    /// The rates that docs/simulation.md gives.
    @ParameterizedTest
    @Tag("full")
    @EnumSource
    void each_bug_is_found_by_some_of_five_hundred_seeds(Bug bug) {
        Histories.Sum sum = new Histories(0, SEEDS).run(bug.bug());
        LOG.log(
                System.Logger.Level.INFO,
                "{0}: found by {1} of {2} seeds, first: {3}",
                bug,
                sum.violations().size(),
                SEEDS,
                sum.violations().isEmpty() ? "-" : sum.violations().getFirst());
        assertThat(sum.violations()).isNotEmpty();
    }
}
