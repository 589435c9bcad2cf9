package io.sprintqueue.embedded.sqs.fifo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A queue and a clock that the test turns. A message's group is the first character of its body.
final class TestQueue {
    static final long VISIBILITY_MILLIS = Duration.ofSeconds(30).toMillis();

    final FifoQueue queue;
    private int ids;
    private long nowMillis = 1_000_000;

    TestQueue() {
        this(FifoSettings.DEFAULT);
    }

    TestQueue(FifoSettings settings) {
        this(settings, Journal.NONE);
    }

    TestQueue(FifoSettings settings, Journal journal) {
        queue = new FifoQueue(settings, OldestFirst.INSTANCE, journal);
    }

    static FifoSettings delayed(Duration delay) {
        return new FifoSettings(
                delay.toMillis(),
                FifoSettings.DEFAULT.retentionMillis(),
                FifoSettings.Repeats.OF_THE_QUEUE);
    }

    static FifoSettings repeating(FifoSettings.Repeats repeats) {
        return new FifoSettings(0, FifoSettings.DEFAULT.retentionMillis(), repeats);
    }

    long now() {
        return nowMillis;
    }

    void pass(Duration time) {
        nowMillis += time.toMillis();
    }

    void send(String... bodies) {
        for (String body : bodies) {
            sendAs("deduplication-" + ids, body);
        }
    }

    Sent sendAs(String deduplicationId, String body) {
        return queue.send(
                new Message("id-" + ++ids, body.substring(0, 1), deduplicationId, body, Map.of()),
                nowMillis);
    }

    List<Delivery> receive() {
        return receive(10);
    }

    List<Delivery> receive(int most) {
        return queue.receive(most, VISIBILITY_MILLIS, nowMillis);
    }

    List<String> bodies() {
        return bodies(receive());
    }

    static List<String> bodies(List<Delivery> deliveries) {
        return deliveries.stream().map(delivery -> delivery.message().body()).toList();
    }

    Deletion delete(Delivery delivery) {
        return queue.delete(delivery.receipt(), nowMillis);
    }

    VisibilityChange hide(Delivery delivery, Duration time) {
        return queue.changeVisibility(delivery.receipt(), time.toMillis(), nowMillis);
    }

    Depth depth() {
        return queue.depth(nowMillis);
    }

    /// Receives and deletes until nothing comes.
    List<String> drained() {
        var bodies = new ArrayList<String>();
        List<Delivery> batch = receive();
        while (!batch.isEmpty()) {
            bodies.addAll(bodies(batch));
            batch.forEach(this::delete);
            batch = receive();
        }
        return bodies;
    }
}
