package io.sprintqueue.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.config.ConfigurationReader;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.messaging.InMemoryBodyStore;
import io.sprintqueue.messaging.LaneMessage;
import io.sprintqueue.store.Commit;
import io.sprintqueue.store.CommitResult;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.EventKey;
import io.sprintqueue.store.InMemoryQueueStore;
import io.sprintqueue.store.Versioned;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

class BatchProcessorTest {
    private static final Duration TIME = Duration.ofSeconds(5);

    private final FaultyStore store = new FaultyStore(new InMemoryQueueStore(() -> Bodies.NOW));
    private final InMemoryBodyStore bodies = new InMemoryBodyStore();
    private final List<Integer> pauses = new ArrayList<>();
    private final AtomicInteger attemptIds = new AtomicInteger();
    private final BatchProcessor processor =
            new BatchProcessor(
                    store,
                    new GroupProcessor(
                            store,
                            new Fold(ConfigurationReader.defaults()),
                            bodies,
                            () -> Bodies.NOW,
                            pauses::add,
                            () -> "writer-" + attemptIds.incrementAndGet()),
                    ParallelGroups.onVirtualThreads());

    @Test
    void an_update_is_applied_once_and_its_repeat_is_a_duplicate() {
        LaneMessage update = Bodies.update("1", "first", 10);

        assertThat(outcomes(process(update))).containsExactly(Outcome.APPLIED);
        assertThat(outcomes(process(update))).containsExactly(Outcome.DUPLICATE);
        assertThat(state("1").revision()).isEqualTo(1);
    }

    @Test
    void a_repeat_inside_the_batch_is_dropped_before_anything_is_written() {
        LaneMessage update = Bodies.update("1", "first", 10);

        assertThat(outcomes(process(update, update, update)))
                .containsExactly(Outcome.APPLIED, Outcome.DUPLICATE, Outcome.DUPLICATE);
        assertThat(store.commits).hasSize(1);
    }

    @Test
    void events_of_one_issue_cost_one_write_of_its_state() {
        List<Result> results =
                process(
                        Bodies.update("1", "first", 30),
                        Bodies.update("1", "second", 20),
                        Bodies.update("1", "third", 10));

        assertThat(outcomes(results))
                .containsExactly(Outcome.APPLIED, Outcome.APPLIED, Outcome.APPLIED);
        assertThat(store.commits).hasSize(1);
        assertThat(state("1").revision()).isEqualTo(1);
        assertThat(state("1").state().text("summary")).hasValue("third");
    }

    @Test
    void the_newer_of_two_updates_wins_whatever_their_order() {
        process(Bodies.update("1", "newer", 10));

        assertThat(outcomes(process(Bodies.update("1", "older", 20))))
                .containsExactly(Outcome.STALE);
        assertThat(state("1").state().text("summary")).hasValue("newer");
    }

    @Test
    void an_update_does_not_raise_a_deleted_issue() {
        process(Bodies.deletion("1", 20));
        process(Bodies.update("1", "late", 10));

        assertThat(state("1").state().deleted()).isTrue();
        Commit.StateChange tombstone = store.commits.getFirst().change();
        assertThat(tombstone).isNotNull();
        assertThat(tombstone.expiresAt()).isEqualTo(Bodies.NOW.plus(Duration.ofDays(90)));
    }

    @Test
    void a_deleted_project_is_never_forgotten_since_its_issues_stay_hidden_by_it() {
        process(Bodies.projectDeletion("7"));
        assertDeletedForGood();
    }

    @Test
    void a_deleted_sprint_is_never_forgotten_since_its_issues_are_left_over_of_it() {
        process(Bodies.sprintDeletion("7"));
        assertDeletedForGood();
    }

    private void assertDeletedForGood() {
        Commit.StateChange tombstone = store.commits.getFirst().change();
        assertThat(tombstone).isNotNull();
        assertThat(tombstone.after().deleted()).isTrue();
        assertThat(tombstone.expiresAt()).isNull();
    }

    @Test
    void a_group_that_fails_takes_no_other_with_it() {
        store.fails = commit -> commit.entity().entity().id().equals("3");

        List<Result> results =
                process(
                        Bodies.update("1", "a", 10),
                        Bodies.update("2", "b", 10),
                        Bodies.update("3", "c", 20),
                        Bodies.update("3", "d", 10),
                        Bodies.update("4", "e", 10));

        assertThat(failed(results)).containsExactlyInAnyOrder("message-2", "message-3");
        assertThat(Stream.of("1", "2", "4").map(this::state))
                .allMatch(state -> state.revision() == 1);
        assertThat(state("3")).isEqualTo(Versioned.ABSENT);
    }

    @Test
    void where_the_folded_commit_fails_the_first_bad_event_starts_the_failed_tail() {
        LaneMessage bad = Bodies.update("1", "bad", 20);
        store.fails = commit -> commit.records().stream().anyMatch(record -> is(record, bad));

        List<Result> results =
                process(Bodies.update("1", "good", 30), bad, Bodies.update("1", "later", 10));

        assertThat(failed(results)).containsExactly("message-1", "message-2");
        assertThat(state("1").state().text("summary")).hasValue("good");
        assertThat(record(Bodies.update("1", "later", 10))).isNull();
    }

    @Test
    void an_error_of_the_machine_fails_its_own_group_only() {
        store.fails =
                commit -> {
                    if (commit.entity().entity().id().equals("2")) {
                        throw new StackOverflowError();
                    }
                    return false;
                };

        List<Result> results = process(Bodies.update("1", "a", 10), Bodies.update("2", "b", 10));

        assertThat(failed(results)).containsExactly("message-1");
        assertThat(state("1").revision()).isEqualTo(1);
    }

    @Test
    void when_nothing_can_be_read_everything_fails() {
        store.readFails = _ -> true;

        assertThat(failed(process(Bodies.update("1", "a", 10), Bodies.update("2", "b", 10))))
                .containsExactly("message-0", "message-1");
        assertThat(store.reads).isEqualTo(3);
    }

    @Test
    void an_unreadable_body_is_dead_and_kept_and_the_group_continues() {
        LaneMessage unreadable = Bodies.raw("1", "{}");

        List<Result> results = process(unreadable, Bodies.update("1", "next", 10));

        assertThat(outcomes(results)).containsExactly(Outcome.DEAD, Outcome.APPLIED);
        EventRecord record = record(unreadable);
        assertThat(record).isNotNull();
        assertThat(record.reason()).isEqualTo("webhookEvent is missing or not text");
        assertThat(bodies.kept()).containsOnlyKeys(record.bodyKey());
        assertThat(record.expiresAt()).isEqualTo(Bodies.NOW.plus(Duration.ofDays(30)));
    }

    @Test
    void the_body_of_a_dead_event_is_kept_once_however_often_its_commit_is_tried() {
        store.next.add(_ -> new CommitResult.Contended("TransactionConflict"));
        store.next.add(_ -> new CommitResult.Contended("TransactionConflict"));

        assertThat(outcomes(process(Bodies.raw("1", "{}")))).containsExactly(Outcome.DEAD);
        assertThat(store.commits).hasSize(3);
        assertThat(store.commits)
                .allSatisfy(
                        commit -> assertThat(commit.records().getFirst().bodyKey()).isNotNull());
        assertThat(bodies.keeps()).isEqualTo(1);
    }

    @Test
    void an_event_is_not_dead_while_its_body_cannot_be_kept() {
        bodies.failWith(new IllegalStateException("the body store is away"));

        assertThat(failed(process(Bodies.raw("1", "{}")))).containsExactly("message-0");
        assertThat(store.commits).isEmpty();
    }

    @Test
    void a_replay_of_a_dead_event_passes_once_and_its_retry_does_not() {
        LaneMessage dead = Bodies.raw("1", "{}");
        process(dead);

        List<Result> results =
                process(dead, Bodies.replayed(dead, 1), dead, Bodies.replayed(dead, 1));

        assertThat(outcomes(results))
                .containsExactly(
                        Outcome.DUPLICATE, Outcome.DEAD, Outcome.DUPLICATE, Outcome.DUPLICATE);
    }

    @Test
    void an_event_settled_by_another_in_the_meantime_is_a_duplicate_and_the_rest_continues() {
        LaneMessage shared = Bodies.update("1", "shared", 20);
        EventId id = shared.envelope().eventId();
        store.next.add(_ -> new CommitResult.AlreadySettled(Set.of(id)));

        assertThat(outcomes(process(shared, Bodies.update("1", "own", 10))))
                .containsExactly(Outcome.DUPLICATE, Outcome.APPLIED);
    }

    @Test
    void a_state_that_moved_is_read_again() {
        store.next.add(_ -> new CommitResult.StateMoved());

        assertThat(outcomes(process(Bodies.update("1", "a", 10)))).containsExactly(Outcome.APPLIED);
        assertThat(store.reads).isEqualTo(2);
        assertThat(pauses).isEmpty();
    }

    @Test
    void a_contended_commit_is_tried_again_after_a_pause_and_given_up_in_the_end() {
        for (int attempt = 0; attempt < GroupProcessor.ATTEMPTS_MAX; attempt++) {
            store.next.add(_ -> new CommitResult.Contended("TransactionConflict"));
        }

        assertThat(failed(process(Bodies.update("1", "a", 10)))).containsExactly("message-0");
        assertThat(pauses).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void no_attempt_starts_after_the_deadline() {
        List<Result> results =
                processor.process(Batches.groups(Bodies.update("1", "a", 10)), Bodies.NOW);

        assertThat(failed(results)).containsExactly("message-0");
        assertThat(store.commits).isEmpty();
    }

    private List<Result> process(LaneMessage... messages) {
        return processor.process(Batches.groups(messages), Bodies.NOW.plus(TIME));
    }

    private static List<Outcome> outcomes(List<Result> results) {
        return results.stream().map(result -> ((Result.Settled) result).outcome()).toList();
    }

    private static List<String> failed(List<Result> results) {
        return results.stream()
                .filter(Result.Failed.class::isInstance)
                .map(Result::messageId)
                .toList();
    }

    private Versioned state(String issueId) {
        var key = new EntityKey(Site.DEFAULT, Entity.issue(issueId));
        return store.store.read(Set.of(key), Set.of()).state(key);
    }

    private @Nullable EventRecord record(LaneMessage message) {
        EventKey key = EventKey.of(message.envelope());
        return store.store.read(Set.of(), Set.of(key)).record(key).orElse(null);
    }

    private static boolean is(EventRecord record, LaneMessage message) {
        return record.envelope().eventId().equals(message.envelope().eventId());
    }
}
