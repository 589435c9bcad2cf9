package io.sprintqueue.simulation;

import io.sprintqueue.core.delivery.Lane;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The lanes and their dead-letter queues. A queue's URL is its name, and its ARN ends in it.
final class Queues {
    static final String INTERACTIVE = "interactive";
    static final String BULK = "bulk";
    static final Map<Lane, String> BY_LANE = Map.of(Lane.INTERACTIVE, INTERACTIVE, Lane.BULK, BULK);

    private final List<SimulatedQueue> lanes;
    private final List<SimulatedQueue> deadLetters;

    Queues(Agenda agenda, Choices choices) {
        deadLetters =
                Stream.of(INTERACTIVE, BULK)
                        .map(lane -> new SimulatedQueue(lane + "-dlq", agenda, choices, null))
                        .toList();
        lanes =
                List.of(
                        new SimulatedQueue(INTERACTIVE, agenda, choices, deadLetters.getFirst()),
                        new SimulatedQueue(BULK, agenda, choices, deadLetters.getLast()));
    }

    List<SimulatedQueue> lanes() {
        return lanes;
    }

    List<SimulatedQueue> deadLetters() {
        return deadLetters;
    }

    List<String> names() {
        return all().map(SimulatedQueue::name).toList();
    }

    /// The queue of a URL or an ARN.
    SimulatedQueue of(String address) {
        String name = address.substring(address.lastIndexOf(':') + 1);
        return all().filter(queue -> queue.name().equals(name)).findFirst().orElseThrow();
    }

    /// How many messages stand in all of them.
    int size() {
        return all().mapToInt(SimulatedQueue::size).sum();
    }

    /// How many messages came to a dead-letter queue from their lane.
    int moved() {
        return deadLetters.stream().mapToInt(SimulatedQueue::moved).sum();
    }

    private Stream<SimulatedQueue> all() {
        return Stream.concat(lanes.stream(), deadLetters.stream());
    }
}
