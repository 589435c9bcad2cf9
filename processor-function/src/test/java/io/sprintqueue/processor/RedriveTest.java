package io.sprintqueue.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.config.ConfigurationReader;
import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.core.retry.Backoff;
import io.sprintqueue.messaging.InMemoryBodyStore;
import io.sprintqueue.messaging.LaneMessage;
import io.sprintqueue.messaging.MessageCodec;
import io.sprintqueue.messaging.QueuedMessage;
import io.sprintqueue.store.Commit;
import io.sprintqueue.store.CommitResult;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.EventKey;
import io.sprintqueue.store.InMemoryQueueStore;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

class RedriveTest {
    private static final Configuration CONFIGURATION = ConfigurationReader.defaults();

    private final InMemoryBodyStore bodies = new InMemoryBodyStore();
    private final MessageCodec codec = new MessageCodec(bodies);
    private final FaultyStore store = new FaultyStore(new InMemoryQueueStore(() -> Bodies.NOW));
    private final DeadLetters queue = new DeadLetters();
    private Instant now = Bodies.NOW;
    private final Redrive redrive =
            new Redrive(
                    CONFIGURATION.retry(),
                    codec,
                    queue,
                    new DeadEventRecorder(store, codec, bodies, () -> now, () -> "a writer"),
                    queue,
                    () -> now,
                    () -> 0L);

    private final LaneMessage update = Bodies.update("1", "an update", 10);
    private final LaneMessage spent = cycled(update, 4);

    @Test
    void a_message_is_stamped_waits_and_goes_back_to_its_lane() {
        assertThat(process(update)).isInstanceOf(RedriveResult.Scheduled.class);
        Envelope stamped = queue.waiting.getFirst();
        assertThat(stamped.dueAt()).isEqualTo(Bodies.NOW.plus(Duration.ofMinutes(15)));

        now = now.plus(Duration.ofMinutes(14));
        assertThat(process(new LaneMessage(stamped, update.body())))
                .isEqualTo(new RedriveResult.Waiting("m1", Duration.ofMinutes(1)));
        assertThat(queue.hidden).containsEntry("m1", Duration.ofMinutes(1));

        now = now.plus(Duration.ofMinutes(1));
        assertThat(process(new LaneMessage(stamped, update.body())))
                .isInstanceOf(RedriveResult.Returned.class);
        assertThat(queue.redriven).containsExactly(update.envelope().redriven());
        assertThat(store.reads).isZero();
    }

    @Test
    void a_send_that_fails_leaves_the_message_where_it_is() {
        queue.sendFails = true;

        assertThat(process(update)).isInstanceOf(RedriveResult.Failed.class);
        assertThat(process(due(update))).isInstanceOf(RedriveResult.Failed.class);
        assertThat(queue.hidden).containsOnlyKeys("m1");
    }

    @Test
    void when_the_cycles_are_spent_the_event_is_dead_with_its_body_and_every_error() {
        retrying(update, "the table refuses");

        assertThat(process(spent)).isInstanceOf(RedriveResult.Dead.class);

        EventRecord record = record();
        assertThat(record.outcome()).isEqualTo(Outcome.DEAD);
        assertThat(record.reason())
                .isEqualTo("failed again after 4 redrives; the last error: the table refuses");
        assertThat(record.attempts()).hasSize(1);
        assertThat(record.expiresAt()).isEqualTo(Bodies.NOW.plus(Duration.ofDays(30)));
        assertThat(bodies.kept()).containsEntry(record.bodyKey(), update.body());
        assertThat(queue.hidden).isEmpty();
    }

    @Test
    void without_a_recorded_error_the_reason_says_so() {
        process(spent);

        assertThat(record().reason()).endsWith("the last error: not recorded");
    }

    @Test
    void an_event_whose_body_is_gone_is_dead_without_it() {
        QueuedMessage pointer = received(large());
        bodies.kept().clear();

        assertThat(redrive.process(List.of(pointer), now.plusSeconds(5)))
                .hasOnlyElementsOfType(RedriveResult.Dead.class);
        EventRecord record = store.commits.getFirst().records().getFirst();
        assertThat(record.bodyKey()).isNull();
        assertThat(record.reason()).contains("its body is gone");
    }

    @Test
    void an_error_of_the_machine_fails_its_own_message_only() {
        store.next.add(_ -> {
            throw new OutOfMemoryError("planted");
        });

        List<RedriveResult> results =
                redrive.process(
                        List.of(received(spent), DeadLetters.received("m2", codec, update, 1)),
                        now.plusSeconds(5));

        assertThat(results.getFirst()).isInstanceOf(RedriveResult.Failed.class);
        assertThat(results.getLast()).isInstanceOf(RedriveResult.Scheduled.class);
    }

    @Test
    void an_event_that_another_copy_settled_meanwhile_is_not_dead() {
        store.store.commit(commit(record(update, Outcome.APPLIED)));

        assertThat(process(spent)).isInstanceOf(RedriveResult.Settled.class);
        assertThat(record().outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(bodies.kept()).isEmpty();
    }

    @Test
    void one_that_is_settled_between_read_and_write_is_not_dead_either() {
        store.next.add(_ -> new CommitResult.AlreadySettled(Set.of(update.envelope().eventId())));

        assertThat(process(spent)).isInstanceOf(RedriveResult.Settled.class);
    }

    @Test
    void a_crash_after_the_burial_buries_no_event_twice() {
        assertThat(process(spent)).isInstanceOf(RedriveResult.Dead.class);
        EventRecord before = record();
        now = now.plus(Duration.ofMinutes(10));

        assertThat(process(spent)).isInstanceOf(RedriveResult.Settled.class);
        assertThat(record()).isEqualTo(before);
    }

    @Test
    void while_body_or_record_cannot_be_kept_the_message_stays() {
        bodies.failWith(new IllegalStateException("the body store is away"));
        assertThat(process(spent)).isInstanceOf(RedriveResult.Failed.class);
        assertThat(store.commits).isEmpty();

        bodies.failWith(null);
        store.next.add(_ -> new CommitResult.Contended("Throttled"));
        assertThat(process(spent)).isInstanceOf(RedriveResult.Failed.class);
        store.readFails = _ -> true;
        assertThat(process(spent)).isInstanceOf(RedriveResult.Failed.class);
        assertThat(queue.hidden.get("m1")).isBetween(Duration.ofSeconds(1), Duration.ofMinutes(5));
    }

    @Test
    void what_cannot_be_read_stays_for_a_newer_version_and_holds_no_other_back() {
        QueuedMessage unreadable =
                new QueuedMessage(DeadLetters.ARN, "m0", "h", "default:issue-1", 1, "x", Map.of());

        List<RedriveResult> results =
                redrive.process(
                        List.of(unreadable, DeadLetters.received("m1", codec, update, 1)),
                        now.plusSeconds(5));

        assertThat(results.getFirst()).isInstanceOf(RedriveResult.Unreadable.class);
        assertThat(results.getLast()).isInstanceOf(RedriveResult.Scheduled.class);
        assertThat(queue.hidden).containsOnly(Map.entry("m0", Redrive.UNREADABLE_WAIT));
        new LoggingRedriveReporter().report(Lane.BULK, results);
    }

    @Test
    void a_body_that_cannot_be_read_at_its_burial_is_kept_in_its_queue() {
        QueuedMessage whole = DeadLetters.received("m1", codec, spent, 1);
        QueuedMessage damaged =
                new QueuedMessage(
                        DeadLetters.ARN, "m1", "h", whole.group(), 1, "{}", whole.attributes());

        assertThat(redrive.process(List.of(damaged), now.plusSeconds(5)))
                .hasOnlyElementsOfType(RedriveResult.Unreadable.class);
    }

    @Test
    void no_message_is_begun_when_the_time_is_over() {
        List<RedriveResult> results =
                redrive.process(List.of(DeadLetters.received("m1", codec, update, 900)), now);

        assertThat(results).hasOnlyElementsOfType(RedriveResult.Failed.class);
        assertThat(queue.waiting).isEmpty();
        assertThat(queue.hidden.get("m1")).isLessThan(Backoff.HIDDEN_MAX);
        new LoggingRedriveReporter().report(Lane.BULK, results);
    }

    @Test
    void what_cannot_be_hidden_waits_for_the_queues_own_time() {
        queue.hideFails = true;
        LaneMessage stamped =
                new LaneMessage(update.envelope().due(now.plusSeconds(9)), update.body());

        assertThat(process(stamped)).isInstanceOf(RedriveResult.Waiting.class);
    }

    private RedriveResult process(LaneMessage message) {
        List<RedriveResult> results =
                redrive.process(
                        List.of(DeadLetters.received("m1", codec, message, 1)), now.plusSeconds(5));
        new LoggingRedriveReporter().report(Lane.BULK, results);
        return results.getFirst();
    }

    private QueuedMessage received(LaneMessage message) {
        return DeadLetters.received("m1", codec, message, 1);
    }

    /// Too large for a lane, so that its message points to its body.
    private static LaneMessage large() {
        var noise = new byte[1_200_000];
        new Random(7).nextBytes(noise);
        String summary = Base64.getEncoder().encodeToString(noise);
        return cycled(Bodies.update("1", summary, 10), 4);
    }

    private LaneMessage due(LaneMessage message) {
        return new LaneMessage(message.envelope().due(now), message.body());
    }

    private static LaneMessage cycled(LaneMessage message, int cycles) {
        Envelope envelope = message.envelope();
        for (int cycle = 0; cycle < cycles; cycle++) {
            envelope = envelope.redriven();
        }
        assertThat(envelope.lane()).isEqualTo(Lane.BULK);
        return new LaneMessage(envelope, message.body());
    }

    private void retrying(LaneMessage message, String error) {
        new RetryingRecords(store, codec, () -> now, () -> "another")
                .write(
                        List.of(DeadLetters.received("m9", codec, message, 5)),
                        Map.of("m9", error),
                        now.plusSeconds(5));
    }

    private static EventRecord record(LaneMessage message, Outcome outcome) {
        return new EventRecord(
                message.envelope(),
                outcome,
                null,
                Bodies.NOW,
                List.of(),
                null,
                Bodies.NOW.plus(Duration.ofDays(1)));
    }

    private static Commit commit(EventRecord record) {
        Envelope envelope = record.envelope();
        return new Commit(
                new EntityKey(envelope.site(), envelope.entity()),
                null,
                List.of(record),
                "somebody",
                Bodies.NOW);
    }

    private EventRecord record() {
        EventKey key = EventKey.of(update.envelope());
        return store.store.read(Set.of(), Set.of(key)).record(key).orElseThrow();
    }
}
