package io.sprintqueue.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.config.ConfigurationReader;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.outcome.EventRecord.Attempt;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.core.retry.Backoff;
import io.sprintqueue.messaging.InMemoryBodyStore;
import io.sprintqueue.messaging.LaneMessage;
import io.sprintqueue.messaging.MessageCodec;
import io.sprintqueue.messaging.QueuedMessage;
import io.sprintqueue.store.EventKey;
import io.sprintqueue.store.InMemoryQueueStore;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

class FailedMessagesTest {
    private static final Instant UNTIL = Bodies.NOW.plusSeconds(6);

    private final MessageCodec codec = new MessageCodec(new InMemoryBodyStore());
    private final FaultyStore store = new FaultyStore(new InMemoryQueueStore(() -> Bodies.NOW));
    private final DeadLetters queue = new DeadLetters();
    private final RandomGenerator half = () -> 1L << 63;
    private final FailedMessages failedMessages =
            new FailedMessages(
                    Backoff.of(ConfigurationReader.defaults().retry()),
                    queue,
                    new RetryingRecords(store, codec, () -> Bodies.NOW, () -> "a writer"),
                    half);

    private final LaneMessage first = Bodies.update("1", "first", 20);
    private final LaneMessage second = Bodies.update("1", "second", 10);

    @Test
    void the_whole_failed_tail_of_a_group_waits_as_long_as_its_head_has_to() {
        List<QueuedMessage> batch =
                List.of(
                        message("m1", first, 4),
                        message("m2", second, 2),
                        message("m3", Bodies.update("2", "other", 10), 1),
                        message("m4", Bodies.update("3", "well", 10), 1));

        failedMessages.handle(batch, List.of(failed("m1"), failed("m2"), failed("m3")), UNTIL);

        assertThat(queue.hidden)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "m1", Duration.ofSeconds(5),
                                "m2", Duration.ofSeconds(5),
                                "m3", Duration.ofSeconds(1)));
    }

    @Test
    void a_batch_without_failures_costs_no_call() {
        failedMessages.handle(List.of(message("m1", first, 3)), List.of(), UNTIL);

        assertThat(queue.hidden).isEmpty();
        assertThat(store.reads).isZero();
    }

    @Test
    void an_event_is_retrying_from_its_second_failure_on_with_every_error() {
        fail("m1", first, 1, "unseen");
        assertThat(record(first)).isNull();

        fail("m1", first, 2, "once");
        fail("m1", first, 3, "twice");

        EventRecord record = record(first);
        assertThat(record).isNotNull();
        assertThat(record.outcome()).isEqualTo(Outcome.RETRYING);
        assertThat(record.reason()).isEqualTo("twice");
        assertThat(record.finishedAt()).isNull();
        assertThat(record.attempts()).extracting(Attempt::error).containsExactly("once", "twice");
        assertThat(record.expiresAt()).isEqualTo(Bodies.NOW.plus(Duration.ofDays(30)));
        assertThat(store.commits).allMatch(commit -> commit.change() == null);
    }

    @Test
    void attempts_are_bounded_and_the_newest_stay() {
        for (int count = 2; count < 40; count++) {
            fail("m1", first, count, "failure " + count);
        }

        EventRecord record = record(first);
        assertThat(record).isNotNull();
        assertThat(record.attempts()).hasSize(EventRecord.ATTEMPTS_MAX);
        assertThat(record.attempts().getLast().error()).isEqualTo("failure 39");
    }

    @Test
    void the_attempts_stay_with_the_event_when_it_is_applied() {
        fail("m1", first, 2, "once");

        apply(first);

        EventRecord record = record(first);
        assertThat(record).isNotNull();
        assertThat(record.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(record.attempts()).extracting(Attempt::error).containsExactly("once");
    }

    @Test
    void what_is_settled_is_never_called_retrying_again() {
        apply(first);
        int commits = store.commits.size();

        fail("m1", first, 3, "late");

        assertThat(store.commits).hasSize(commits);
        assertThat(record(first)).extracting(EventRecord::outcome).isEqualTo(Outcome.APPLIED);
    }

    @Test
    void a_record_that_cannot_be_read_keeps_no_other_event_from_being_recorded() {
        fail("m1", first, 2, "once");
        store.store.spoil(EventKey.of(first.envelope()));

        failedMessages.handle(
                List.of(message("m1", first, 3), message("m2", second, 2)),
                List.of(failed("m1"), failed("m2")),
                UNTIL);

        assertThat(record(second)).extracting(EventRecord::outcome).isEqualTo(Outcome.RETRYING);
        assertThat(store.commits).hasSize(2);
    }

    @Test
    void an_event_twice_in_a_batch_and_an_unreadable_one_are_no_trouble() {
        QueuedMessage unreadable =
                new QueuedMessage(DeadLetters.ARN, "m3", "h", "default:issue-9", 5, "x", Map.of());

        failedMessages.handle(
                List.of(message("m1", first, 2), message("m2", first, 2), unreadable),
                List.of(failed("m1"), failed("m2"), failed("m3")),
                UNTIL);

        assertThat(store.commits).hasSize(1);
        assertThat(queue.hidden).hasSize(3);
    }

    @Test
    void neither_a_queue_nor_a_store_in_trouble_fails_what_is_over() {
        queue.hideFails = true;
        store.fails = _ -> true;

        failedMessages.handle(
                List.of(message("m1", first, 2), message("m2", second, 2)),
                List.of(failed("m1"), failed("m2")),
                UNTIL);

        assertThat(store.commits).hasSize(1);
    }

    @Test
    void when_time_is_short_nothing_is_recorded() {
        failedMessages.handle(List.of(message("m1", first, 2)), List.of(failed("m1")), Bodies.NOW);

        assertThat(store.reads).isZero();
        assertThat(queue.hidden).hasSize(1);
    }

    private void apply(LaneMessage message) {
        store.processor("another writer").process(Batches.groups(message), UNTIL);
    }

    private void fail(String id, LaneMessage message, int receiveCount, String error) {
        failedMessages.handle(
                List.of(message(id, message, receiveCount)),
                List.of(new Result.Failed(id, null, error)),
                UNTIL);
    }

    private QueuedMessage message(String id, LaneMessage message, int receiveCount) {
        return DeadLetters.received(id, codec, message, receiveCount);
    }

    private static Result failed(String id) {
        return new Result.Failed(id, null, "the table refuses");
    }

    private @Nullable EventRecord record(LaneMessage message) {
        EventKey key = EventKey.of(message.envelope());
        return Stream.of(key)
                .flatMap(each -> store.store.read(Set.of(), Set.of(each)).record(each).stream())
                .findFirst()
                .orElse(null);
    }
}
