package io.sprintqueue.core.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.config.ConfigurationReader;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.Stamp;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.provenance.Change;
import io.sprintqueue.core.provenance.Changes;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

class RetentionTest {
    @Test
    void what_is_not_settled_well_is_kept_for_30_days_and_the_rest_as_configured() {
        var limits = ConfigurationReader.defaults().limits();

        assertThat(
                        Stream.of(Outcome.values())
                                .filter(outcome ->
                                        Retention.of(decision(outcome), limits)
                                                .equals(Duration.ofDays(30))))
                .containsExactly(Outcome.RETRYING, Outcome.DEAD);
        assertThat(Retention.of(decision(Outcome.APPLIED), limits))
                .isEqualTo(limits.deduplication());
    }

    @Test
    void what_changed_something_is_kept_for_the_history_whether_it_was_the_newest_or_not() {
        var limits = ConfigurationReader.defaults().limits();
        var changes =
                new Changes(
                        null,
                        new Stamp(true, 1, 1, 1, "0".repeat(32)),
                        List.of(new Change(Fields.STATUS, "To Do", "Done", "0123456789ab")));

        for (Outcome outcome : List.of(Outcome.APPLIED, Outcome.STALE)) {
            var decision = new Decision(outcome, null, State.EMPTY, Remarks.NONE, changes);
            assertThat(Retention.of(decision, limits)).isEqualTo(Duration.ofDays(400));
        }
    }

    private static Decision decision(Outcome outcome) {
        return new Decision(outcome, null, State.EMPTY, Remarks.NONE);
    }
}
