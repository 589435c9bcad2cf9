package io.sprintqueue.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What somebody who writes a sync is likely to do wrong is planted here, and must be found.
class PlantedSyncBugsTest {
    private static final System.Logger LOG = System.getLogger(PlantedSyncBugsTest.class.getName());
    private static final int SEEDS = 500;

    enum Bug {
        THE_WATERMARK_IS_THE_LATEST_CHANGE_SEEN,
        HIDDEN_AFTER_ONE_MISS,
        HIDDEN_BY_A_TOMBSTONE,
        WEBHOOKS_WRITE_VISIBILITY,
        AN_ID_WITHOUT_THE_READINGS_TIME,
        READ_AT_THE_DATE_OF_THE_ANSWER,
        ABSENT_CLEARS_WHAT_THE_ACCOUNT_CANNOT_SEE,
        EMPTY_ANSWERS_OF_AN_EXPIRED_TOKEN_COUNT;

        /// A new one, since it may remember what it has seen.
        SyncBug bug() {
            return switch (this) {
                case THE_WATERMARK_IS_THE_LATEST_CHANGE_SEEN ->
                        PlantedAnswerBugs.watermarkOfTheLatestChange();
                case HIDDEN_AFTER_ONE_MISS -> PlantedSyncBugs.hiddenAfterOneMiss();
                case HIDDEN_BY_A_TOMBSTONE -> PlantedSyncBugs.hiddenByTombstone();
                case WEBHOOKS_WRITE_VISIBILITY -> PlantedSyncBugs.webhooksWriteVisibility();
                case AN_ID_WITHOUT_THE_READINGS_TIME -> PlantedSyncBugs.idWithoutTheReadingsTime();
                case READ_AT_THE_DATE_OF_THE_ANSWER -> PlantedAnswerBugs.dateOfTheAnswer();
                case ABSENT_CLEARS_WHAT_THE_ACCOUNT_CANNOT_SEE ->
                        PlantedAnswerBugs.absentClearsTheUnseen();
                case EMPTY_ANSWERS_OF_AN_EXPIRED_TOKEN_COUNT ->
                        PlantedAnswerBugs.emptyAnswersCount();
            };
        }

        Simulation.End run(long seed) {
            return SyncSimulation.run(seed, bug());
        }
    }

    /// The others are found by few seeds.
    @ParameterizedTest
    @EnumSource(
            names = {
                "HIDDEN_AFTER_ONE_MISS",
                "HIDDEN_BY_A_TOMBSTONE",
                "ABSENT_CLEARS_WHAT_THE_ACCOUNT_CANNOT_SEE"
            })
    void a_bug_that_many_seeds_find_is_found(Bug bug) {
        Histories.Sum sum = new Histories(0, SEEDS).runToTheFirstViolation(bug::run);

        assertThat(sum.violations()).isNotEmpty();
    }

    /// The rates that docs/simulation.md gives.
    @ParameterizedTest
    @Tag("full")
    @EnumSource
    void each_bug_is_found_by_some_of_five_hundred_seeds(Bug bug) {
        Histories.Sum sum = new Histories(0, SEEDS).run(bug::run);
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
