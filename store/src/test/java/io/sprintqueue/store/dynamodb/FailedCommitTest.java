package io.sprintqueue.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.store.Commit;
import io.sprintqueue.store.CommitResult;
import io.sprintqueue.store.CommitResult.AlreadySettled;
import io.sprintqueue.store.CommitResult.Committed;
import io.sprintqueue.store.CommitResult.Contended;
import io.sprintqueue.store.CommitResult.StateMoved;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.Samples;
import io.sprintqueue.store.StoryEntry;
import io.sprintqueue.store.Versioned;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

import java.util.List;
import java.util.Map;
import java.util.Set;

class FailedCommitTest {
    private static final CancellationReason NONE = reason("None");
    private static final CancellationReason REFUSED = reason("ConditionalCheckFailed");
    private static final CancellationReason REFUSED_BY_OTHER = refusedBy("other");
    private static final CancellationReason REFUSED_BY_US = refusedBy("us");

    private final EntityKey issue = Samples.issue(Site.DEFAULT, "10013");
    private final EventRecord first = record("first");
    private final EventRecord second = record("second");
    private final Commit commit =
            new Commit(
                    issue,
                    new Commit.StateChange(Versioned.ABSENT, Samples.keyed("TES-1"), null),
                    List.of(first, second),
                    "us",
                    Samples.NOW);

    private EventRecord record(String body) {
        return Samples.record(Samples.envelope(issue, body), Outcome.APPLIED);
    }

    private static CancellationReason reason(String code) {
        return CancellationReason.builder().code(code).build();
    }

    private static CancellationReason refusedBy(String writer) {
        return REFUSED.toBuilder().item(Map.of(Attributes.WRITER, Values.text(writer))).build();
    }

    private static TransactionCanceledException cancelled(CancellationReason... reasons) {
        return TransactionCanceledException.builder().cancellationReasons(reasons).build();
    }

    private CommitResult result(CancellationReason... reasons) {
        return FailedCommit.of(cancelled(reasons), commit);
    }

    private AlreadySettled settled(EventRecord record) {
        return new AlreadySettled(Set.of(record.envelope().eventId()));
    }

    @Test
    void a_record_refused_by_anothers_names_its_event() {
        assertThat(result(REFUSED_BY_OTHER, NONE, NONE)).isEqualTo(settled(first));
        assertThat(result(NONE, REFUSED_BY_OTHER, NONE)).isEqualTo(settled(second));
    }

    @Test
    void a_refused_record_outweighs_a_state_that_moved_and_a_conflict() {
        assertThat(result(NONE, REFUSED_BY_OTHER, REFUSED)).isEqualTo(settled(second));
        assertThat(result(reason("TransactionConflict"), REFUSED_BY_OTHER, NONE))
                .isEqualTo(settled(second));
    }

    @Test
    void a_record_without_a_writer_is_anothers() {
        assertThat(result(REFUSED, NONE, NONE)).isEqualTo(settled(first));
    }

    @Test
    void records_refused_by_our_own_mean_that_an_earlier_try_held() {
        assertThat(result(REFUSED_BY_US, REFUSED_BY_US, REFUSED)).isEqualTo(new Committed());
        assertThat(result(REFUSED_BY_US, NONE, REFUSED)).isEqualTo(new Committed());
    }

    @Test
    void only_the_events_settled_by_others_are_named() {
        assertThat(result(REFUSED_BY_US, REFUSED_BY_OTHER, REFUSED)).isEqualTo(settled(second));
    }

    @Test
    void a_refused_state_has_moved() {
        assertThat(result(NONE, NONE, REFUSED)).isEqualTo(new StateMoved());
        assertThat(result(NONE, NONE, REFUSED, reason("TransactionConflict")))
                .isEqualTo(new StateMoved());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"})
    void a_conflict_or_a_throttle_in_any_place_is_contention(String code) {
        for (int place = 0; place < 4; place++) {
            var reasons = new CancellationReason[] {NONE, NONE, NONE, NONE};
            reasons[place] = reason(code);
            assertThat(result(reasons)).isEqualTo(new Contended(code));
        }
    }

    @Test
    void unexpected_reasons_are_thrown_unchanged() {
        for (var cancelled :
                List.of(
                        cancelled(NONE, reason("ValidationError"), NONE),
                        cancelled(NONE, NONE, NONE, REFUSED),
                        cancelled())) {
            assertThatThrownBy(() -> FailedCommit.of(cancelled, commit)).isSameAs(cancelled);
        }
    }

    @Test
    void rows_of_stories_stand_behind_the_state_and_change_no_other_place() {
        var entry =
                new StoryEntry(
                        "41",
                        StoryCodecTest.row("10013", first.envelope().eventId().hash()),
                        Samples.NOW);
        var changing =
                new Commit(
                        issue, commit.change(), List.of(first), List.of(entry), "us", Samples.NOW);
        var stale = new Commit(issue, null, List.of(first), List.of(entry), "us", Samples.NOW);

        assertThat(FailedCommit.of(cancelled(REFUSED_BY_OTHER, NONE, NONE), changing))
                .isEqualTo(settled(first));
        assertThat(FailedCommit.of(cancelled(NONE, REFUSED, NONE), changing))
                .isEqualTo(new StateMoved());
        assertThat(FailedCommit.of(cancelled(REFUSED_BY_OTHER, NONE), stale))
                .isEqualTo(settled(first));
        assertThat(FailedCommit.of(cancelled(NONE, reason("TransactionConflict")), stale))
                .isEqualTo(new Contended("TransactionConflict"));
    }

    @Test
    void a_single_put_is_judged_by_the_record_that_stands() {
        var alone = new Commit(issue, null, List.of(first), "us", Samples.NOW);
        assertThat(FailedCommit.of(refused("other"), alone)).isEqualTo(settled(first));
        assertThat(FailedCommit.of(refused("us"), alone)).isEqualTo(new Committed());
    }

    private static ConditionalCheckFailedException refused(String writer) {
        return ConditionalCheckFailedException.builder()
                .item(Map.of(Attributes.WRITER, Values.text(writer)))
                .build();
    }

    @Test
    void a_call_that_is_refused_for_now_is_contention() {
        assertThat(FailedCommit.of(TransactionConflictException.builder().build(), commit))
                .isEqualTo(new Contended("TransactionConflict"));
        assertThat(FailedCommit.of(TransactionInProgressException.builder().build(), commit))
                .isEqualTo(new Contended("TransactionInProgress"));
        assertThat(FailedCommit.of(failed("ThrottlingException"), commit))
                .isEqualTo(new Contended("Throttled"));
        assertThat(FailedCommit.of(failed("ProvisionedThroughputExceededException"), commit))
                .isEqualTo(new Contended("Throttled"));
    }

    private static DynamoDbException failed(String code) {
        return (DynamoDbException)
                DynamoDbException.builder()
                        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                        .build();
    }

    @Test
    void any_other_failure_is_thrown_as_it_is() {
        var failed = InternalServerErrorException.builder().build();
        assertThatThrownBy(() -> FailedCommit.of(failed, commit)).isSameAs(failed);
    }
}
