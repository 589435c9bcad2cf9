package io.sprintqueue.embedded.sqs.fifo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

class FifoQueueTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration VISIBILITY = Duration.ofMillis(TestQueue.VISIBILITY_MILLIS);

    private final TestQueue queue = new TestQueue();

    @Test
    void as_many_of_the_oldest_group_as_fit_come_first_and_then_others() {
        queue.send("a1", "b1", "a2", "c1", "a3", "b2");

        assertThat(TestQueue.bodies(queue.receive(4))).containsExactly("a1", "a2", "a3", "b1");
        assertThat(queue.bodies()).containsExactly("c1");
        assertThat(queue.bodies()).isEmpty();
    }

    @Test
    void a_group_gives_nothing_while_a_message_of_it_is_in_flight() {
        queue.send("a1", "a2");
        Delivery first = queue.receive(1).getFirst();
        queue.send("a3");

        assertThat(queue.bodies()).isEmpty();
        queue.delete(first);
        assertThat(queue.bodies()).containsExactly("a2", "a3");
    }

    @Test
    void the_rest_of_a_batch_holds_its_group_until_the_last_of_it_is_back() {
        queue.send("a1", "a2", "a3");
        List<Delivery> batch = queue.receive(2);
        queue.hide(batch.getFirst(), SECOND);
        queue.pass(SECOND);

        assertThat(queue.bodies()).isEmpty();
        queue.delete(batch.getLast());
        assertThat(queue.bodies()).containsExactly("a1", "a3");
    }

    @Test
    void a_message_comes_again_when_its_visibility_timeout_ends() {
        queue.send("a1");
        Delivery first = queue.receive().getFirst();
        queue.pass(VISIBILITY.minusMillis(1));
        assertThat(queue.receive()).isEmpty();
        assertThat(queue.queue.nextMillis()).isEqualTo(queue.now() + 1);

        queue.pass(Duration.ofMillis(1));
        Delivery second = queue.receive().getFirst();

        assertThat(first.receives().count()).isEqualTo(1);
        assertThat(second.receives().count()).isEqualTo(2);
        assertThat(second.receives().firstMillis()).isEqualTo(first.receives().firstMillis());
        assertThat(second.receipt()).isNotEqualTo(first.receipt());
        assertThat(second.sentMillis()).isEqualTo(first.sentMillis());
    }

    @Test
    void only_the_latest_receipt_deletes_and_only_in_time() {
        queue.send("a1");
        Delivery first = queue.receive().getFirst();
        queue.pass(VISIBILITY);
        assertThat(queue.delete(first)).isEqualTo(Deletion.EXPIRED);

        Delivery second = queue.receive().getFirst();
        assertThat(queue.delete(first)).isEqualTo(Deletion.EXPIRED);
        assertThat(queue.delete(second)).isEqualTo(Deletion.DELETED);
        assertThat(queue.delete(second)).isEqualTo(Deletion.DELETED);
        assertThat(queue.depth().all()).isZero();
    }

    @Test
    void visibility_counts_from_the_change_and_for_twelve_hours_in_all() {
        queue.send("a1");
        Delivery delivery = queue.receive().getFirst();
        queue.pass(SECOND);
        assertThat(queue.hide(delivery, Duration.ofHours(12))).isEqualTo(VisibilityChange.TOO_LONG);
        assertThat(queue.hide(delivery, Duration.ofHours(12).minus(SECOND)))
                .isEqualTo(VisibilityChange.CHANGED);
        queue.pass(Duration.ofHours(11));
        assertThat(queue.hide(delivery, Duration.ZERO)).isEqualTo(VisibilityChange.CHANGED);
        assertThat(queue.hide(delivery, SECOND)).isEqualTo(VisibilityChange.NOT_IN_FLIGHT);

        Delivery again = queue.receive().getFirst();
        assertThat(queue.hide(delivery, SECOND)).isEqualTo(VisibilityChange.EXPIRED);
        queue.delete(again);
        assertThat(queue.hide(again, SECOND)).isEqualTo(VisibilityChange.GONE);
    }

    @Test
    void a_repeated_send_is_answered_like_the_first_for_five_minutes() {
        Sent first = queue.sendAs("same", "a1");
        queue.drained();
        queue.pass(Duration.ofMinutes(5).minusMillis(1));
        assertThat(queue.sendAs("same", "b1")).isEqualTo(first);
        assertThat(queue.receive()).isEmpty();

        queue.pass(Duration.ofMillis(1));
        assertThat(queue.sendAs("same", "b1").sequence()).isGreaterThan(first.sequence());
        assertThat(queue.bodies()).containsExactly("b1");
    }

    @Test
    void groups_have_their_own_deduplication_ids_if_the_scope_is_the_group() {
        var scoped = new TestQueue(TestQueue.repeating(FifoSettings.Repeats.OF_THE_GROUP));
        scoped.sendAs("same", "a1");
        scoped.sendAs("same", "a2");
        scoped.sendAs("same", "b1");

        assertThat(scoped.bodies()).containsExactly("a1", "b1");
    }

    @Test
    void what_was_received_too_often_moves_when_it_would_be_received_again() {
        var deadLetters = new TestQueue();
        queue.queue.moveTo(deadLetters.queue, 2);
        queue.send("a1");
        for (int receive = 0; receive < 2; receive++) {
            assertThat(queue.bodies()).containsExactly("a1");
            queue.pass(VISIBILITY);
        }
        queue.send("a2");
        assertThat(deadLetters.depth().all()).isZero();
        assertThat(queue.bodies()).containsExactly("a2");

        deadLetters.pass(VISIBILITY.multipliedBy(2));
        Delivery moved = deadLetters.receive().getFirst();
        assertThat(moved.message().body()).isEqualTo("a1");
        assertThat(moved.message().group()).isEqualTo("a");
        assertThat(moved.message().deduplicationId()).isEqualTo(moved.message().id());
        assertThat(moved.sentMillis()).isEqualTo(queue.now());
        queue.queue.moveNowhere();
        queue.pass(VISIBILITY.multipliedBy(9));
        assertThat(queue.bodies()).containsExactly("a2");
    }

    @Test
    void messages_end_with_their_retention_also_in_flight() {
        queue.send("a1");
        queue.pass(Duration.ofDays(4).minus(SECOND));
        queue.send("a2");
        assertThat(TestQueue.bodies(queue.receive(1))).containsExactly("a1");
        queue.pass(SECOND);

        assertThat(queue.depth()).isEqualTo(new Depth(1, 0, 0));
        assertThat(queue.bodies()).containsExactly("a2");
    }

    @Test
    void a_changed_delay_holds_for_messages_that_wait() {
        var slow = new TestQueue(TestQueue.delayed(Duration.ofSeconds(10)));
        slow.send("a1", "b1");
        assertThat(slow.bodies()).isEmpty();
        assertThat(slow.depth()).isEqualTo(new Depth(0, 0, 2));
        assertThat(slow.queue.nextMillis()).isEqualTo(slow.now() + 10_000);

        slow.pass(SECOND);
        slow.send("a2");
        slow.pass(Duration.ofSeconds(9));
        assertThat(slow.bodies()).containsExactly("a1", "b1");
        slow.queue.change(TestQueue.delayed(SECOND));
        assertThat(slow.depth()).isEqualTo(new Depth(1, 2, 0));
    }

    @Test
    void a_clock_that_goes_back_hides_nothing_for_longer() {
        queue.send("a1");
        queue.queue.receive(1, 1_000, queue.now());
        queue.pass(Duration.ofHours(-1));
        assertThat(queue.bodies()).isEmpty();
        queue.pass(Duration.ofHours(1).plus(SECOND));
        assertThat(queue.bodies()).containsExactly("a1");
    }

    @Test
    void a_purged_queue_still_knows_what_was_sent() {
        queue.sendAs("one", "a1");
        queue.receive();
        queue.queue.purge();
        queue.sendAs("one", "a2");

        assertThat(queue.depth().all()).isZero();
    }

    @Test
    void no_more_than_120000_messages_are_in_flight() {
        int most = FifoQueue.IN_FLIGHT_MAX;
        var standard = new TestQueue(TestQueue.repeating(FifoSettings.Repeats.NONE));
        for (int count = 0; count <= most; count++) {
            String id = Integer.toString(count);
            standard.queue.send(new Message(id, id, id, "x", Map.of()), standard.now());
        }
        Delivery last = standard.receive(1).getFirst();
        while (standard.depth().inFlight() < most) {
            standard.receive(10);
        }
        assertThat(standard.receive()).isEmpty();
        standard.delete(last);
        assertThat(standard.receive()).hasSize(1);
    }

    @Test
    void a_backlog_is_received_ten_of_a_group_at_a_time() {
        int groups = 10_000;
        for (int message = 0; message < 10; message++) {
            for (int group = 0; group < groups; group++) {
                String id = group + "-" + message;
                queue.queue.send(new Message(id, "g" + group, id, "x", Map.of()), queue.now());
            }
        }
        for (int group = 0; group < groups; group++) {
            List<Delivery> batch = queue.receive();
            String name = "g" + group;
            assertThat(batch).hasSize(10).allMatch(each -> each.message().group().equals(name));
            batch.forEach(queue::delete);
        }
        assertThat(queue.depth().all()).isZero();
    }
}
