package io.sprintqueue.simulation;

import java.util.List;
import java.util.stream.Stream;

/// The lanes and their dead-letter queues. A queue's URL is its name, and its ARN ends in it.
final class Queues {
    static final String INTERACTIVE = "interactive";
    static final String BULK = "bulk";

    private final List<FifoQueue> lanes;
    private final List<FifoQueue> deadLetters;

    Queues(Agenda agenda, Choices choices) {
        deadLetters =
                Stream.of(INTERACTIVE, BULK)
                        .map(lane -> new FifoQueue(lane + "-dlq", agenda, choices, null))
                        .toList();
        lanes =
                List.of(
                        new FifoQueue(INTERACTIVE, agenda, choices, deadLetters.getFirst()),
                        new FifoQueue(BULK, agenda, choices, deadLetters.getLast()));
    }

    List<FifoQueue> lanes() {
        return lanes;
    }

    List<FifoQueue> deadLetters() {
        return deadLetters;
    }

    List<String> names() {
        return all().map(FifoQueue::name).toList();
    }

    /// The queue of a URL or an ARN.
    FifoQueue of(String address) {
        String name = address.substring(address.lastIndexOf(':') + 1);
        return all().filter(queue -> queue.name().equals(name)).findFirst().orElseThrow();
    }

    /// How many messages stand in all of them.
    int size() {
        return all().mapToInt(FifoQueue::size).sum();
    }

    /// How many messages came to a dead-letter queue from their lane.
    int moved() {
        return deadLetters.stream().mapToInt(FifoQueue::moved).sum();
    }

    private Stream<FifoQueue> all() {
        return Stream.concat(lanes.stream(), deadLetters.stream());
    }
}
